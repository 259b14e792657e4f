"""The report's words: Arabic first, English beside."""

from __future__ import annotations

KINDS = {
    "article": ("المواد", "Articles"), "page": ("الصفحات", "Pages"), "section": ("الأقسام", "Sections"),
    "tag": ("الوسوم", "Tags"), "byline": ("الكتّاب", "Bylines"), "picture": ("الصور", "Pictures"),
    "document": ("الملفات", "Documents"), "comment": ("التعليقات", "Comments"), "menu": ("القوائم", "Menus"),
    "redirect": ("التحويلات", "Redirects"), "other": ("غير ذلك", "Other"),
}  # fmt: skip
OUTCOMES = {
    "new": ("جديد", "New"), "changed": ("متغيّر", "Changed"), "unchanged": ("كما كان", "Unchanged"),
    "left_out": ("لم يُستورد", "Left out"),
}  # fmt: skip
FINDINGS = {
    "shortcode": ("رمز مختصر", "Shortcode"), "block": ("مكوّن مجهول", "Unknown block"),
    "dynamic": ("مكوّن بلا نص محفوظ", "Block without saved content"),
    "script": ("برنامج داخل النص", "Program in the text"),
    "frame": ("إطار", "Frame"), "handler": ("برنامج داخل وسم", "Program in an attribute"),
    "hidden": ("محتوى مخفي", "Hidden content"), "picture": ("صورة بلا عنوان", "Picture without an address"),
    "link": ("رابط", "Link"), "form": ("استمارة", "Form"), "deep": ("تداخل مفرط", "Nesting beyond sense"),
    "media": ("ملف مسموع أو مرئي", "Sound or film"), "dress": ("زينة", "Dress"),
    "title": ("عنوان المادة", "Headline"),
    "address": ("عنوان محجوز", "Address in use"), "conflict": ("تعديل في الصحيفة", "Edited here since"),
    "menu": ("قائمة", "Menu"), "setting": ("إعداد", "Setting"), "date": ("تاريخ", "Date"),
}  # fmt: skip
TITLE = ("تقرير الاستيراد من ووردبريس", "WordPress import report")
DRY = ("تجربة: لم يُكتب شيء", "Dry run: nothing was written")
WHOLE = ("استُورد كل شيء.", "Everything came over.")
LOST = ("بعض ما في الموقع القديم لم يُستورد؛ التفاصيل أدناه.", "Some of the old site did not come over; see below.")
COUNTS = ("ما استُورد", "What came over")
FOUND = ("ملاحظات على النصوص", "Findings in the texts")
MISSING = ("ملفات مفقودة", "Missing media")
LEFT_OUT = ("ما لم يُستورد وسببه", "What was left out, and why")
DEAD = ("روابط داخلية لا تقود إلى شيء", "Internal links that lead nowhere")
FILES = ("ملفات التصدير", "Export files")
PRIVACY = ("الخصوصية", "Privacy")
PRIVACY_TEXT = (
    "لم تُنقل عمداً: {emails} من عناوين البريد الإلكتروني، و{addresses} من عناوين الإنترنت (IP)، "
    "و{passwords} من كلمات السر.",
    "Deliberately not brought over: {emails} e-mail addresses, {addresses} IP addresses, {passwords} passwords.",
)
PLACES = ("أمثلة", "Examples")
COUNT = ("العدد", "Count")
NAME = ("الاسم", "Name")
KIND = ("النوع", "Kind")
DETAIL = ("ما جرى", "What became of it")
REASON = ("السبب", "Reason")
EFFECT = ("فُقد شيء؟", "Anything lost?")
YES = ("نعم", "yes")
NO = ("لا", "no")
REPAIRED = ("محارف أُصلحت أو أزيلت", "characters put right or removed")
DAMAGED = ("مواضع تالفة لم تُقرأ", "damaged places that could not be read")
UNDECODABLE = ("بايتات تعذّرت قراءتها", "bytes that could not be read")
STOPPED = ("توقّف الاستيراد قبل نهايته", "The import ended early")
