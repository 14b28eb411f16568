package org.fener.crawler.parse;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.regex.Pattern;
import org.fener.crawler.parse.PageLink.Relation;

/// Which addresses a crawler has no business with, and what the others probably are, told from the address alone.
final class LinkRules {

    /// All marks of patterns; what stands in an address is told by one look at it.
    private static final Marks MARKS = new Marks();

    /// A pattern that is only tried where one of its marks stands: most addresses have none, and to look for all marks
    /// costs a fraction.
    ///
    /// @param mark the bit of its marks in [#MARKS]
    private record Marked(Pattern pattern, long mark) {
        static Marked of(String regex, String... marks) {
            return new Marked(Pattern.compile(regex), MARKS.add(marks));
        }

        /// @param found the marks that stand in the address, or in a longer one
        boolean in(String address, long found) {
            return (found & mark) != 0 && pattern.matcher(address).find();
        }
    }

    /// Ends of what is no page at all.
    private static final Set<String> FILES = words(
            "css js mjs json5 map png jpg jpeg gif webp avif svg ico bmp tif tiff woff woff2 ttf eot mp3 mp4 m4a m4v webm ogg ogv wav flac avi mov mkv"
                    + " zip rar 7z gz tgz bz2 xz exe msi dmg apk iso pdf doc docx xls xlsx ppt pptx odt ods epub torrent");

    private static final long FILE = MARKS.add(each(FILES, ".%s"));

    /// Doors that are not ours to open, by a part of the path: sign-in, writing, members, search, printing.
    private static final Set<String> DOORS = words(
            "login log-in logout signin sign-in sign_in signup sign-up sign_up register registration lostpassword lost-password password auth"
                    + " account my-account profile profili user-profile wp-login.php wp-admin member members memberlist search advanced-search cart checkout basket whats-new find-threads"
                    + " print compose apply kandidatstvane share intent sharer sharer.php cdn-cgi ucp.php mcp.php posting.php memberlist.php profile.php"
                    + " privmsg.php groupcp.php login.php register.php search.php member.php private.php usercp.php newreply.php"
                    + " newthread.php editpost.php report.php printthread.php sendmessage.php online.php calendar.php misc.php reputation.php"
                    + " attachment.php modcp.php xmlhttp.php viewonline.php faq.php");
    private static final long NAMED_DOOR = MARKS.add(each(DOORS, "/%s"));
    private static final Marked DOOR = Marked.of(
            "/(?:memberlist_\\w*\\.php|app\\.php/help)(?:/.*)?$|^/help(?:/.*)?$"
                    + "|/(?:u|users)/[^/]+/(?:summary|activity|preferences|messages|badges).*"
                    + "|/(?:threads|topics?|posts)/[^/]+/(?:reply|report|quote|share|react|reactions|bookmark|edit|watch|unread|latest|add-reply|poll/.*|who-replied)/?$"
                    + "|-(?:lastpost|newpost|nextoldest|nextnewest)\\.html?$|/(?:u|user)/[^/]+/?$|/member-\\d+.*|/user-\\d+\\.html?$|/printthread-.*",
            "/memberlist_",
            "/member-#",
            "/help",
            "/app.php/",
            "/u/",
            "/user/",
            "/users/",
            "/user-#",
            "/threads/",
            "/topic/",
            "/topics/",
            "/posts/",
            "post.htm",
            "oldest.htm",
            "newest.htm",
            "/printthread-");

    /// The same by a parameter of the query, whatever its value.
    private static final Set<String> ASKING = words(
            "print printable printer replytocom share quote prev_next watch unwatch bookmark mark highlight search q s sort sortby sort_by"
                    + " order orderby order_by sd sk redirect redirect_to return returnto return_to returnurl add-to-cart nonce _wpnonce");
    /// The same with these values.
    private static final Map<String, Pattern> ORDERS = Map.of(
            "action",
            Pattern.compile(
                    "login|logout|register|profile|print|printpage|search\\w*|reminder|post|pm|mlist|who|stats|help|lostpw|reply|quote|report"
                            + "|lastpost|newpost|nextnewest|nextoldest|markread|unread\\w*|recent|calendar|collapse|dlattach|activate|reporttm|emailuser|notify\\w*|verificationcode"),
            "do",
            Pattern.compile(
                    "sendtofriend|getdaily|getnew|markread|newreply|newpost|finduser|reply|report\\w*|email|add|subscribe|showattach|getNewComment|getLastComment|findComment|reportComment"),
            "mode",
            Pattern.compile(
                    "reply|quote|post|email\\w*|viewprofile|login|register|search\\w*|report|bump|topicreview|logout|terms|privacy|delete|sendpassword|contactadmin"),
            "view",
            Pattern.compile("print|previous|next|unread|getlastpost|getnewpost|newest|login|findpost"),
            "goto",
            Pattern.compile("lastpost|newpost|nextoldest|nextnewest"),
            "format",
            Pattern.compile("print"),
            "tmpl",
            Pattern.compile("component.*"),
            "sa",
            Pattern.compile("showposts|add|profile"),
            "dir",
            Pattern.compile("asc|desc"));
    private static final Pattern ORDER_WITHOUT_VALUE = Pattern.compile("wap2?|imode|__cf.*|post_reply.*");

    /// One post of a thread alone: its text is met in the thread.
    private static final List<Marked> ONE_POST = List.of(
            Marked.of("viewtopic\\.php\\?(?:p=\\d+|(?!.*\\bt=).*\\bp=\\d+)", "viewtopic.php?"),
            Marked.of("/posts/\\d+", "/posts/#"),
            Marked.of("/threads/[^/]+/(?:post-\\d+|unread|latest)", "/threads/"),
            Marked.of(
                    "showthread\\.php\\?(?:p=|goto=|(?!.*\\bt(?:id)?=).*[&;]p(?:id)?=)|showthread\\.php/[^?]*\\?(?:.*[&;])?p=\\d+",
                    "showthread.php"),
            Marked.of("showpost\\.php", "showpost.php"),
            Marked.of("topic[=,/]\\d+\\.(?:msg\\d+|new)", "topic=#", "topic,#", "topic/#"),
            Marked.of("-post-\\d+\\.html", "-post-#"),
            Marked.of("[?&;]pid=\\d+", "pid=#"),
            Marked.of("/post/\\d+/?$", "/post/#"));

    private static final Marked FEED = Marked.of(
            "(?:/feed/?|/rss/?|/atom/?|\\.rss|\\.atom|rss\\.xml|feed\\.xml|atom\\.xml|index\\.xml|feed\\.json|/feed\\.php.*|[?&]feed=\\w+|external\\.php\\?.*type=\\w+|/sitemap[^/]*\\.xml(?:\\.gz)?)(?:\\?.*)?$",
            "feed",
            "rss",
            "atom",
            ".xml",
            "external.php?");
    private static final Marked LIST = Marked.of(
            "(?:viewforum\\.php|forumdisplay\\.php|/forums?/?|/forums?/.+|/forum[-_]\\d+|[?&]board=\\d+|/boards?/.*|/(?:c|category|categories|tag|tags|section|rubrika|kategoria|kategori)/.*|/f\\d+/?|/s/\\w+/?)(?:\\?.*)?$",
            "forum",
            "board=#",
            "/board/",
            "/boards/",
            "/c/",
            "/category/",
            "/categories/",
            "/tag/",
            "/tags/",
            "/section/",
            "/rubrika/",
            "/kategori/",
            "/kategoria/",
            "/f#",
            "/s/");
    private static final Marked THREAD = Marked.of(
            "(?:viewtopic\\.php|showthread\\.php|/threads?/.+|/threads?[-_]\\d+|/topics?/.+|/topic[-,]\\d+|index\\.php\\?.*topic=\\d+|[?&]topic=\\d+|/viewthread\\.php)(?:\\?.*)?$",
            "topic",
            "thread");
    private static final String ITEMS =
            "ad ads adv item job jobs offer obiava obyava obqva listing vacancy posting announcement ilan anunt oglas iklan"
                    + " annonce annonces produkt product article articles news story post posts p a";
    private static final Marked NAMED_ITEM =
            Marked.of("/(?:" + ITEMS.replace(' ', '|') + ")/[^/]*\\d.*$", each(words(ITEMS), "/%s/"));
    private static final Marked NUMBERED_ITEM = Marked.of(
            "/(?:t/[^/]+/\\d+|(?:res|thread)/\\d+|s/\\w+/\\d+)(?:\\?.*)?$", "/t/", "/res/", "/thread/", "/s/");
    private static final long LONG_NUMBERED_ITEM = MARKS.add("/#", "-#", "/@");
    private static final int FEWEST_BEHIND_DASH = 3;
    private static final int FEWEST_ALONE = 4;
    private static final int FEWEST_OF_AUTHOR = 6;

    private static Set<String> words(String list) {
        return Set.of(list.split(" ", -1));
    }

    private static String[] each(Set<String> words, String form) {
        return words.stream().map(word -> form.replace("%s", word)).toArray(String[]::new);
    }

    private final String path;
    private final Optional<String> query;
    /// Path and query in lower case.
    private final String address;
    private final long marks;

    private LinkRules(URI uri) {
        this.path = String.valueOf(uri.getRawPath()).toLowerCase(Locale.ROOT);
        this.query = Optional.ofNullable(uri.getRawQuery());
        this.address =
                query.map(asked -> path + "?" + asked.toLowerCase(Locale.ROOT)).orElse(path);
        this.marks = MARKS.in(address);
    }

    static LinkRules of(URI uri) {
        return new LinkRules(uri);
    }

    /// See [#mayFollow()].
    static boolean mayFollow(URI uri) {
        return of(uri).mayFollow();
    }

    /// See [#relation()].
    static Optional<Relation> relation(URI uri) {
        return of(uri).relation();
    }

    /// Whether a crawler may follow it, as far as the address tells.
    boolean mayFollow() {
        return !isFile() && !isDoor() && !(query.isPresent() && isOrder(query.get())) && !isOnePost();
    }

    private boolean isOnePost() {
        for (int i = 0; i < ONE_POST.size(); i++) if (ONE_POST.get(i).in(address, marks)) return true;
        return false;
    }

    private boolean isFile() {
        return (marks & FILE) != 0 && FILES.contains(path.substring(path.lastIndexOf('.') + 1));
    }

    private boolean isDoor() {
        return ((marks & NAMED_DOOR) != 0 && isNamedDoor()) || DOOR.in(path, marks);
    }

    private boolean isNamedDoor() {
        for (int from = path.indexOf('/') + 1; from > 0; from = path.indexOf('/', from) + 1) {
            int end = path.indexOf('/', from);
            if (DOORS.contains(path.substring(from, end < 0 ? path.length() : end))) return true;
        }
        return false;
    }

    private static boolean isOrder(String query) {
        StringTokenizer parameters = new StringTokenizer(query, "&;");
        while (parameters.hasMoreTokens()) {
            String parameter = parameters.nextToken();
            int equals = parameter.indexOf('=');
            if (equals >= 0 && ASKING.contains(parameter.substring(0, equals)) && !isUsual(parameter, query))
                return true;
            Pattern orders = equals < 0 ? null : ORDERS.get(parameter.substring(0, equals));
            if (orders != null
                    && orders.matcher(parameter.substring(equals + 1)).matches()) return true;
            if (ORDER_WITHOUT_VALUE.matcher(parameter).matches()) return true;
        }
        return false;
    }

    /// vBulletin says on each page of a board in which order it is, also where nobody asked for another.
    private static boolean isUsual(String parameter, String query) {
        return parameter.equals("order=desc") && query.contains("page=") && !query.contains("sort=");
    }

    /// What it probably leads to, as far as the address tells.
    Optional<Relation> relation() {
        if (FEED.in(address, marks)) return Optional.of(Relation.FEED);
        if (LIST.in(address, marks)) return Optional.of(Relation.LIST);
        return isItem() ? Optional.of(Relation.ITEM) : Optional.empty();
    }

    private boolean isItem() {
        if (THREAD.in(address, marks)) return true;
        return NAMED_ITEM.in(address, marks)
                || NUMBERED_ITEM.in(address, marks)
                || ((marks & LONG_NUMBERED_ITEM) != 0
                        && longestNumber(address) >= FEWEST_BEHIND_DASH
                        && isLongNumbered(address));
    }

    /// Whether a part of the address begins with a long number, ends with one, or is an author's with a long number
    /// behind: `/2024/05/title`, `/title-1234.html`, `/12345-title`, `/@author/1234567`.
    private static boolean isLongNumbered(String address) {
        for (int from = address.indexOf('/') + 1; from > 0; from = address.indexOf('/', from) + 1) {
            int digits = digits(address, from);
            if (digits >= FEWEST_ALONE && endsOrParts(address, from + digits)) return true;
            int slash = address.indexOf('/', from);
            if (endsWithNumber(address, from, slash < 0 ? address.length() : slash)) return true;
            if (slash > from + 1 && address.charAt(from) == '@') {
                int behind = digits(address, slash + 1);
                if (behind >= FEWEST_OF_AUTHOR && isEnd(address, slash + 1 + behind)) return true;
            }
        }
        return false;
    }

    private static boolean endsOrParts(String address, int at) {
        return isEnd(address, at) || "-_/.".indexOf(address.charAt(at)) >= 0;
    }

    private static boolean endsWithNumber(String address, int from, int to) {
        for (int dash = address.indexOf('-', from + 1); dash > 0 && dash < to; dash = address.indexOf('-', dash + 1)) {
            int digits = digits(address, dash + 1);
            if (digits < FEWEST_BEHIND_DASH) continue;
            int end = dash + 1 + digits;
            if (address.startsWith(".htm", end)) end += address.startsWith("l", end + 4) ? 5 : 4;
            if (address.startsWith("/", end)) end++;
            if (isEnd(address, end)) return true;
        }
        return false;
    }

    /// Of what stands before the query.
    private static boolean isEnd(String address, int at) {
        return at == address.length() || address.charAt(at) == '?';
    }

    /// How many there are from a place on.
    private static int digits(String address, int from) {
        int at = from;
        while (at < address.length() && address.charAt(at) >= '0' && address.charAt(at) <= '9') at++;
        return at - from;
    }

    private static int longestNumber(String address) {
        int longest = 0;
        int digits = 0;
        for (int i = 0; i < address.length(); i++) {
            digits = address.charAt(i) >= '0' && address.charAt(i) <= '9' ? digits + 1 : 0;
            longest = Math.max(longest, digits);
        }
        return longest;
    }
}
