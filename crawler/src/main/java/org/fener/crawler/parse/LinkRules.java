package org.fener.crawler.parse;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fener.crawler.parse.PageLink.Relation;

/// Which addresses a crawler has no business with, and what the others probably are, told from the address alone.
final class LinkRules {

    /// Not pages at all.
    private static final Pattern FILE = Pattern.compile(
            ".*\\.(?:css|js|mjs|json5|map|png|jpe?g|gif|webp|avif|svg|ico|bmp|tiff?|woff2?|ttf|eot|mp[34]|m4[av]|webm|og[gv]|wav|flac|avi|mov|mkv"
                    + "|zip|rar|7z|t?gz|bz2|xz|exe|msi|dmg|apk|iso|pdf|docx?|xlsx?|pptx?|odt|ods|epub|torrent)$");

    /// Doors that are not ours to open: sign-in, writing, members, search, printing.
    private static final Pattern DOOR = Pattern.compile(
            "/(?:login|log-in|logout|signin|sign-in|sign_in|signup|sign-up|sign_up|register|registration|lost-?password|password|auth"
                    + "|account|my-account|profil[ei]?|user-profile|wp-login\\.php|wp-admin|members?|memberlist|search|advanced-search|cart|checkout|basket|whats-new|find-threads"
                    + "|print|compose|apply|kandidatstvane|share|intent|sharer(?:\\.php)?|cdn-cgi|ucp\\.php|mcp\\.php|posting\\.php|memberlist\\.php|profile\\.php"
                    + "|privmsg\\.php|groupcp\\.php|login\\.php|register\\.php|search\\.php|member\\.php|private\\.php|usercp\\.php|newreply\\.php"
                    + "|newthread\\.php|editpost\\.php|report\\.php|printthread\\.php|sendmessage\\.php|online\\.php|calendar\\.php|misc\\.php|reputation\\.php"
                    + "|attachment\\.php|modcp\\.php|xmlhttp\\.php|viewonline\\.php|memberlist_\\w*\\.php|faq\\.php|app\\.php/help|help)(?:/.*)?$"
                    + "|/(?:u|users)/[^/]+/(?:summary|activity|preferences|messages|badges).*"
                    + "|/(?:threads|topics?|posts)/[^/]+/(?:reply|report|quote|share|react|reactions|bookmark|edit|watch|unread|latest|add-reply|poll/.*|who-replied)/?$"
                    + "|-(?:lastpost|newpost|nextoldest|nextnewest)\\.html?$|/(?:u|user)/[^/]+/?$|/member-\\d+.*|/user-\\d+\\.html?$|/printthread-.*");

    private static final Pattern DOOR_QUERY = Pattern.compile(
            "(?:.*[&;])?(?:action=(?:login|logout|register|profile|print|printpage|search\\w*|reminder|post|pm|mlist|who|stats|help|lostpw|reply|quote|report"
                    + "|lastpost|newpost|nextnewest|nextoldest|markread|unread\\w*|recent|calendar|collapse|dlattach|activate|reporttm|emailuser|notify\\w*|verificationcode)"
                    + "|do=(?:sendtofriend|getdaily|getnew|markread|newreply|newpost|finduser|reply|report\\w*|email|add|subscribe|showattach|getNewComment|getLastComment|findComment|reportComment)"
                    + "|mode=(?:reply|quote|post|email\\w*|viewprofile|login|register|search\\w*|report|bump|topicreview|logout|terms|privacy|delete|sendpassword|contactadmin)"
                    + "|view=(?:print|previous|next|unread|getlastpost|getnewpost|newest|login|findpost)|goto=(?:lastpost|newpost|nextoldest|nextnewest)"
                    + "|print(?:able|er)?=.*|format=print|tmpl=component.*|replytocom=.*|share=.*|quote=.*|prev_next=.*|sa=(?:showposts|add|profile)|wap2?|imode|watch=.*|unwatch=.*|bookmark=.*|mark=.*"
                    + "|highlight=.*|search=.*|q=.*|s=[^&]*|sort(?:_?by)?=.*|order(?:_?by)?=.*|dir=(?:asc|desc)|sd=.*|sk=.*|redirect(?:_to)?=.*|return(?:_?to|url)?=.*"
                    + "|add-to-cart=.*|nonce=.*|_wpnonce=.*|__cf.*|post_reply.*)(?:[&;].*)?");

    /// One post of a thread alone: its text is met in the thread.
    private static final Pattern ONE_POST = Pattern.compile(
            "(?i).*viewtopic\\.php\\?(?:p=\\d+|(?!.*\\bt=).*\\bp=\\d+).*|.*/posts/\\d+/?.*|.*/threads/[^/]+/(?:post-\\d+|unread|latest).*|.*showthread\\.php\\?(?:p=|goto=|(?!.*\\bt(?:id)?=).*[&;]p(?:id)?=).*"
                    + "|.*showthread\\.php/[^?]*\\?(?:.*[&;])?p=\\d+.*|.*showpost\\.php.*|.*topic[=,/]\\d+\\.(?:msg\\d+|new).*|.*-post-\\d+\\.html.*|.*[?&;]pid=\\d+.*|.*/post/\\d+/?$");

    private static final Pattern FEED = Pattern.compile(
            "(?i)(?:/feed/?|/rss/?|/atom/?|\\.rss|\\.atom|rss\\.xml|feed\\.xml|atom\\.xml|index\\.xml|feed\\.json|/feed\\.php.*|[?&]feed=\\w+|external\\.php\\?.*type=\\w+|/sitemap[^/]*\\.xml(?:\\.gz)?)(?:\\?.*)?$");
    private static final Pattern ITEM = Pattern.compile(
            "(?i)(?:viewtopic\\.php|showthread\\.php|/threads?/.+|/threads?[-_]\\d+|/topics?/.+|/topic[-,]\\d+|index\\.php\\?.*topic=\\d+|[?&]topic=\\d+|/t/[^/]+/\\d+|/viewthread\\.php|/(?:res|thread)/\\d+"
                    + "|/(?:ads?|adv|item|job|jobs|offer|obiava|obyava|obqva|listing|vacancy|posting|announcement|ilan|anunt|oglas|iklan|annonces?|produkt|product|article|articles|news|story|post|posts|p|a)/[^/]*\\d.*"
                    + "|/\\d{4}/\\d{1,2}/(?:\\d{1,2}/)?[^/]+.*|/[^/]+-\\d{3,}(?:\\.html?)?/?|/\\d{4,}(?:[-_/.].*)?|/@[^/]+/\\d{6,}|/s/\\w+/\\d+)(?:[?].*)?$");
    private static final Pattern LIST = Pattern.compile(
            "(?i)(?:viewforum\\.php|forumdisplay\\.php|/forums?/?|/forums?/.+|/forum[-_]\\d+|[?&]board=\\d+|/boards?/.*|/(?:c|category|categories|tag|tags|section|rubrika|kategoria|kategori)/.*|/f\\d+/?|/s/\\w+/?)(?:\\?.*)?$");

    private LinkRules() {}

    /// Whether a crawler may follow it, as far as the address tells.
    static boolean mayFollow(URI uri) {
        String path = String.valueOf(uri.getRawPath()).toLowerCase(Locale.ROOT);
        if (FILE.matcher(path).matches() || DOOR.matcher(path).find()) return false;
        String query = uri.getRawQuery();
        if (query != null && DOOR_QUERY.matcher(query).matches()) return false;
        return !ONE_POST.matcher(path + (query == null ? "" : "?" + query)).matches();
    }

    static Optional<Relation> relation(URI uri) {
        String address = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        if (FEED.matcher(address).find()) return Optional.of(Relation.FEED);
        if (LIST.matcher(address).find()) return Optional.of(Relation.LIST);
        if (ITEM.matcher(address).find()) return Optional.of(Relation.ITEM);
        return Optional.empty();
    }
}
