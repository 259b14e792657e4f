// ورّاق: ما يجيب به nginx وحده إذا توقّف برنامج القرّاء: يقرأ تحويلات الطبعة نفسها (‎.redirects/‎) عند كل طلب.
// Warraq: what nginx answers by itself while the readers' process is away. It reads the edition's own .redirects/ at
// each request, by halving, so that nothing is loaded, and a new edition's redirects are in force with it. It does what
// warraq/readers/answers.py does; tests/deploy/test_away.py compares the two. Written anew by the press; do not edit.
import crypto from 'crypto';
import fs from 'fs';

const LONGEST = << longest >>;
const RECORDS = << records >>;
const PAGING = << paging >>;
const MOVED = << moved_headers >>;
const GONE = << gone_headers >>;
const GONE_PAGE = << gone_page >>;
const UNSAFE = /[%?#\\"<>^`{|}\s\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffd]/;
const SHORT = /^\/s\/([1-9][0-9]{0,15})\/$/;
const DEEPEST = << deepest >>;
const TWO = << letters >>;
const ONE = {};
for (const letter in TWO) {
    ONE[TWO[letter]] = letter;
}

function answer(r) {
    let found;
    try {
        found = looked_up(r);
    } catch (e) {
        found = null;  // what cannot be read, or is no text, is said to come back later
    }
    if (found === null) {
        r.return(503);
    } else if (found === undefined) {
        r.return(404);
    } else if (found.file) {
        r.internalRedirect(encodeURI(found.file));
    } else if (found.status === 400) {
        r.return(400);
    } else {
        const gone = found.status === 410;
        const said = gone ? GONE : MOVED;
        for (const name in said) {
            r.headersOut[name] = said[name];
        }
        if (gone) {
            r.headersOut['Content-Length'] = Buffer.byteLength(GONE_PAGE);
        } else {
            r.headersOut['Content-Length'] = 0;
            r.headersOut['Content-Type'] = '';
            r.headersOut['Location'] = location_of(found.to);
        }
        r.status = found.status;
        r.sendHeader();
        if (gone && !/^HEAD /.test(r.variables.request)) {
            r.send(GONE_PAGE);
        }
        r.finish();
    }
}

// null: only the readers' process knows. undefined: nothing there. {file}: a page. {to, status}: a redirect.
function looked_up(r) {
    const target = in_ascii(r.rawVariables.request_uri);
    if (!/^(?:GET|HEAD) /.test(r.variables.request)) {
        return null;
    }
    const cut = target.indexOf('?');
    const raw = (cut < 0 ? target : target.slice(0, cut)).split('#')[0];
    const query = cut < 0 ? '' : target.slice(cut + 1);
    if (raw[0] !== '/' || target.length > LONGEST || /[\x00-\x1f\x7f]/.test(raw)) {
        return {status: 400};
    }
    const plain = readable(raw);
    const path = undoubled(plain);
    if (path.startsWith('/letters/') || (path === '/search/' && /(?:^|&)q=/.test(query))) {
        return null;
    }
    const root = r.variables.document_root;
    if (!fs.statSync(root).isDirectory()) {
        return null;
    }
    if (query) {
        const led = by_query(path, query, root);
        if (led) {
            return led;
        }
    }
    if (path === '/404.html') {
        return undefined;
    }
    if (plain === path && exists(path, root)) {
        return {file: path};
    }
    return elsewhere(path, root);
}

function by_query(path, query, root) {
    const clean = query.split('#')[0].split('&').filter(f => f).map(field_of).sort().join('&');
    const words = query.split('&').find(f => f.startsWith('s='));
    if (words !== undefined && (path === '/' || path === '/index.php') && exists('/search/', root)) {
        return /^[\x21-\x7e]*$/.test(words.slice(2)) ? moved('/search/?q=' + words.slice(2)) : undefined;
    }
    if (path === '/index.php') {
        path = '/';
    }
    const known = find(root, path + '?' + clean);
    if (known) {
        return known;
    }
    const meant = queries(path, clean);
    for (let i = 0; i < meant.length; i++) {
        const candidate = meant[i];
        const target = target_of(candidate, root);
        if (target !== undefined && target !== path) {
            return moved(target);
        }
    }
    return undefined;
}

function elsewhere(path, root) {
    const written = spellings(path);
    for (let i = 0; i < written.length; i++) {
        const spelling = written[i];
        if (exists(spelling, root)) {
            return moved(spelling);
        }
        const found = led(spelling, root);
        if (found) {
            return found;
        }
    }
    const meant = candidates(path);
    for (let i = 0; i < meant.length; i++) {
        const candidate = meant[i];
        const target = target_of(candidate, root);
        if (target !== undefined) {
            return moved(target);
        }
    }
    return undefined;
}

function led(address, root) {
    const found = find(root, address);
    const short = SHORT.exec(address);
    return found || !short ? found : in_file(root + '/.redirects/short/' + Math.floor(Number(short[1]) / << block >>) + '.tsv', address);
}

function target_of(candidate, root) {
    let address = candidate.address;
    for (let hop = 0; hop < 2; hop++) {
        const forms = spellings(address);
        if (address.indexOf('?') < 0) {
            const page = forms.find(form => exists(form, root));
            if (page !== undefined) {
                const feed = page + 'feed.xml';
                return candidate.feed && exists(feed, root) ? feed : page;
            }
        }
        let found;
        for (let i = 0; i < forms.length && !found; i++) {
            found = find(root, forms[i]);
        }
        if (!found || found.status === 410) {
            return undefined;
        }
        if (found.to[0] !== '/') {
            return found.to;
        }
        address = found.to;
    }
    return undefined;
}

function spellings(path) {
    if (path.indexOf('?') >= 0) {
        return [path];
    }
    const forms = [];
    const letters = [path, composed(path), decomposed(path)];
    for (let i = 0; i < letters.length; i++) {
        const form = letters[i];
        const bare = form.replace(/\/index\.html$/, '').replace(/\/+$/, '');
        forms.push(form, bare + '/', bare || '/');
    }
    return forms.filter((form, i) => forms.indexOf(form) === i);
}

// nginx's JavaScript has no normalize(): the letters of Arabic and Latin that can be written in two ways. (Nor may one
// replace by an expression again and again in a text of more than ASCII: version 0.7.9 loses its place in it.)
function composed(path) {
    const signs = path.split('');
    const found = [];
    for (let i = 0; i < signs.length; i++) {
        const one = ONE[signs[i] + signs[i + 1]];
        found.push(one || signs[i]);
        i += one ? 1 : 0;
    }
    return found.join('');
}

function decomposed(path) {
    return path.split('').map(sign => TWO[sign] || sign).join('');
}

function candidates(path) {
    const found = [];
    let feed = false;
    for (let depth = 0; depth < DEEPEST; depth++) {
        const before = path;
        const day = << day >>.exec(path);
        if (day) {
            path = day[1];
        } else if (<< feed_tail >>.test(path)) {
            path = path.replace(<< feed_tail >>, '/');
            feed = true;
        } else if (<< index >>.test(path)) {
            path = path.replace(<< index >>, '') || '/';
        } else if (<< tail >>.test(path)) {
            path = path.replace(<< tail >>, '/');
        } else {
            path = path.replace(<< sized >>, '');
        }
        if (path === before) {
            break;
        }
        found.push({address: path, feed: feed});
    }
    return found;
}

function queries(path, query) {
    const name_of = field => field.split('=')[0];
    const fields = query.split('&').filter(f => RECORDS.includes(name_of(f)));
    const feed = fields.some(f => f.startsWith('feed='));
    const core = fields.filter(f => !f.startsWith('feed='));
    const plain = core.filter(f => !PAGING.includes(name_of(f)));
    const found = [];
    const groups = [core, plain].concat(plain.map(f => [f]));
    for (let i = 0; i < groups.length; i++) {
        const kept = groups[i];
        if (kept.length) {
            found.push({address: path + '?' + kept.join('&'), feed: feed}, {address: '/?' + kept.join('&'), feed: feed});
        }
    }
    for (let i = 0; i < plain.length; i++) {
        const field = plain[i];
        const month = /^m=(\d{4})(\d{2})?(?:\d{2})?$/.exec(field);
        if (month) {
            found.push({address: '/' + month[1] + '/' + (month[2] ? month[2] + '/' : ''), feed: feed});
        }
    }
    if (feed && !core.length) {
        found.push({address: path, feed: true});
    }
    return found;
}

// --- addresses -----------------------------------------------------------------------------------------------------

function unquoted(text) {
    const bytes = [];
    const raw = Buffer.from(text);
    for (let i = 0; i < raw.length; i++) {
        const pair = raw[i] === 37 ? raw.slice(i + 1, i + 3).toString() : '';
        if (/^[0-9A-Fa-f]{2}$/.test(pair)) {
            bytes.push(parseInt(pair, 16));
            i += 2;
        } else {
            bytes.push(raw[i]);
        }
    }
    return text_of(Buffer.from(bytes));
}

// Bytes as text: those that are no UTF-8 stay escapes (and so does their mark, which no address holds).
function text_of(bytes) {
    const whole = bytes.toString('utf8');
    if (whole.indexOf('\ufffd') < 0) {
        return {text: whole, foreign: []};
    }
    let text = '';
    const foreign = [];
    for (let i = 0; i < bytes.length;) {
        let said = '\ufffd';
        let size = 0;
        while (said.indexOf('\ufffd') >= 0 && size < 4 && i + size < bytes.length) {
            size++;
            said = bytes.slice(i, i + size).toString('utf8');
        }
        if (said.indexOf('\ufffd') >= 0) {
            size = 1;
            said = '\ufffd';
            foreign.push('%' + (bytes[i] < 16 ? '0' : '') + bytes[i].toString(16).toUpperCase());
        }
        text += said;
        i += size;
    }
    return {text: text, foreign: foreign};
}

function clean(said) {
    const foreign = said.foreign.slice();
    const safe = sign => sign === '\ufffd' ? foreign.shift() : UNSAFE.test(sign) ? encodeURIComponent(sign) : sign;
    return said.text.split('').map(safe).join('');
}

// As the readers' process gets it: what is no ASCII as escapes.
function in_ascii(bytes) {
    let text = '';
    for (let i = 0; i < bytes.length; i++) {
        text += bytes[i] < 128 ? String.fromCharCode(bytes[i]) : '%' + bytes[i].toString(16).toUpperCase();
    }
    return text;
}

function readable(path) {
    return path.split('/').map(part => clean(unquoted(part)).split('/').join('%2F')).join('/');
}

function undoubled(path) {
    const parts = path.split('/').filter(part => part);
    return '/' + parts.join('/') + (parts.length && path.endsWith('/') ? '/' : '');
}

function field_of(field) {
    const said = unquoted(field.replace(/\+/g, ' '));
    const equals = said.text.indexOf('=');
    const name = equals < 0 ? said.text : said.text.slice(0, equals);
    const marks = name.split('\ufffd').length - 1;
    const part = (text, foreign) => clean({text: text, foreign: foreign}).split('&').join('%26');
    const first = part(name, said.foreign.slice(0, marks));
    return equals < 0 ? first : first + '=' + part(said.text.slice(equals + 1), said.foreign.slice(marks));
}

function moved(address) {
    return {to: address, status: 301};
}

// Nothing that a page or an export wrote may end the header, or leave the newspaper by a second slash.
function location_of(address) {
    const url = encodeURI(address).replace(/%25/g, '%');
    return url[0] === '/' ? url.replace(/^\/+/, '/') : url;
}

// --- the edition ---------------------------------------------------------------------------------------------------

function exists(address, root) {
    const name = address.slice(1) + (address.endsWith('/') ? 'index.html' : '');
    if (address[0] !== '/' || address.indexOf('?') >= 0 || address.endsWith('/index.html')) {
        return false;
    }
    const parts = name.split('/');
    for (let i = 0; i < parts.length; i++) {
        const part = parts[i];
        if (part === '' || (part[0] === '.' && part !== '.well-known') || Buffer.byteLength(part) > 255) {
            return false;
        }
    }
    if (/\.(?:<< twins >>)$/.test(name)) {
        return false;
    }
    try {
        return fs.statSync(root + '/' + name).isFile();
    } catch (e) {
        return false;
    }
}

function find(root, address) {
    const digest = crypto.createHash('sha256').update(Buffer.from(address)).digest('hex');
    return in_file(root + '<< redirects >>' + digest.slice(0, 2) + '.tsv', address);
}

function in_file(file, address) {
    const wanted = Buffer.from(address);
    let fd;
    try {
        fd = fs.openSync(file);
    } catch (e) {
        if (e.code === 'ENOENT') {
            return undefined;
        }
        throw e;
    }
    try {
        let low = 0;
        let high = fs.fstatSync(fd).size;
        while (low < high) {
            const middle = Math.floor((low + high) / 2);
            const line = line_at(fd, middle, low, high);
            const tab = line.text.indexOf(9);
            const order = Buffer.compare(line.text.slice(0, tab < 0 ? line.text.length : tab), wanted);
            if (order === 0) {
                return parsed(line.text.slice(tab + 1).toString());
            }
            if (order < 0) {
                low = line.end + 1;
            } else {
                high = line.start;
            }
        }
        return undefined;
    } finally {
        fs.closeSync(fd);
    }
}

function line_at(fd, middle, low, high) {
    for (let half = 1024; ; half *= 4) {
        const from = Math.max(low, middle - half);
        const upto = Math.min(high, middle + half);
        const buffer = Buffer.alloc(upto - from);
        if (fs.readSync(fd, buffer, 0, upto - from, from) !== upto - from) {
            throw new Error('the file has changed');
        }
        let start = middle - from;
        while (start > 0 && buffer[start - 1] !== 10) {
            start--;
        }
        const end = buffer.indexOf(10, middle - from);
        if ((start > 0 || from === low) && (end >= 0 || upto === high)) {
            return {start: from + start, end: end < 0 ? upto : from + end, text: buffer.slice(start, end < 0 ? upto - from : end)};
        }
    }
}

function parsed(rest) {
    const parts = rest.split('\t');
    const status = /^\s*\d+\s*$/.test(parts[1] || '') ? Number(parts[1]) : 301;
    if (![301, 302, 307, 308, 410].includes(status) || (status !== 410 && !parts[0])) {
        return undefined;
    }
    return {to: parts[0], status: status};
}

export default {answer};
