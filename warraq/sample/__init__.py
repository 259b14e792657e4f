"""The sample newspaper: «صباح جمانة», the daily of a city that is on no map.

A new user should meet a living newspaper, not an empty frame. This room holds
one: its words as Markdown files, its pictures as code that draws them, and a
pure reader (:mod:`warraq.sample.content`) that checks both and hands them on
as frozen records. Nothing here knows of a database.
"""
