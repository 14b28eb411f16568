package org.fener.crawler.parse;

import java.util.List;
import org.fener.crawler.PostKind;

/// The forum engines we know, the surest evidence first.
final class ForumShapes {

    static final List<ForumShape> ALL = List.of(
            ForumShape.of("xenforo2", e -> e.hasClass("message--post"), "article.message--post, div.message--post")
                    .id("@data-content | @id", "post-")
                    .permalink(
                            ".message-attribution-main a[href*=post-]@href | .message-attribution a[href*=post-]@href | a[href*=/post-]@href")
                    .author("@data-author | .message-name .username | .message-name")
                    .time(".message-attribution time@datetime | time.u-dt@datetime | time@data-time")
                    .body(
                            ".message-body .bbWrapper | .message-userContent .bbWrapper | .bbWrapper | .message-body | .message-userContent")
                    .leftOut(".bbCodeBlock--quote, .bbCodeBlock-expandLink, .message-signature")
                    .title(".p-title-value@own | .p-title-value | h1"),
            ForumShape.of(
                            "xenforo1",
                            e -> e.hasClass("messageText")
                                    && (e.hasClass("messageList") || e.hasId("messageList") || e.hasId("XenForo")),
                            "li.message[id^=post-], div.message[id^=post-]")
                    .id("@id", "post-")
                    .permalink("a.datePermalink@href | a.postNumber@href | a.hashPermalink@href")
                    .author("@data-author | .messageUserBlock .username | .username")
                    .time("abbr.DateTime@data-time | .datePermalink .DateTime@title | .DateTime@title | .DateTime")
                    .body("blockquote.messageText | .messageText")
                    .leftOut(".messageTextEndMarker, .bbCodeQuote, .quoteContainer")
                    .title(".titleBar h1 | h1"),
            ForumShape.of(
                            "phpbb3",
                            e -> e.hasClass("postbody") && (e.hasId("p#") || e.hasClass("postprofile")),
                            "div.post[id^=p], article.post[id^=p]")
                    .id("@id", "p")
                    .permalink(
                            "p.author a[href*=viewtopic]@href | .author a[href*=#p]@href | h3 a[href*=viewtopic]@href")
                    .author(
                            ".postprofile .username | .postprofile .username-coloured | p.author .username | p.author .username-coloured | .author .username | p.author strong | .postprofile dt strong | .postprofile dt a:not(:has(img))")
                    .time(
                            "p.author time@datetime | .author time@datetime | time@datetime | p.author@own | .author@own | p.author | .author | .postprofile + *")
                    .body("div.content | .postbody .content | .postbody")
                    .leftOut(
                            ".signature, .author, .post-buttons, .profile-icons, h3.first, blockquote:not([class]):has(cite a[data-post-id])")
                    .title("h2.topic-title | h2 > a[href*=viewtopic] | #page-body h2 | h1.topic-title | h2"),
            ForumShape.of(
                            "phpbb2",
                            e -> e.hasClasses("postbody", "postdetails", "name"),
                            "tr:has(> td > span.name > a[name]), tr:has(> td > .name b)")
                    .id("span.name a[name]@name", "")
                    .permalink("td a[href*=viewtopic.php?p=]@href | td a[href*=p=]:has(img)@href")
                    .author("span.name b | span.name")
                    .time("td td span.postdetails@own | td + td span.postdetails@own | td td .postdetails")
                    .body("td:has(> span.postbody) | span.postbody")
                    .leftOut("span.gensmall")
                    .title("a.maintitle | .maintitle | h1")
                    .cut("_________________"),
            ForumShape.of(
                            "vbulletin5",
                            e -> e.hasClass("b-post") && e.hasAttribute("data-node-id"),
                            "li.b-post[data-node-id], div.b-post[data-node-id]")
                    .id("@data-node-id", "post")
                    .author(".b-userinfo .author | .author a | .author | [itemprop=author] [itemprop=name]")
                    .time(
                            "time[itemprop=dateCreated]@datetime | .b-post__timestamp time@datetime | time@datetime | @data-node-publishdate")
                    .body(".js-post__content-text | .b-post__content [itemprop=text] | .b-post__content")
                    .leftOut(".b-post__signature, .signature, .bbcode_quote")
                    .title("h1.main-title | .b-thread-view-header h1 | h1 | .main-title"),
            ForumShape.of(
                            "vbulletin4",
                            e -> e.hasClass("postcontainer") && e.hasId("post_message_#"),
                            "li.postcontainer[id^=post_], div.postcontainer[id^=post_]")
                    .id("@id", "post")
                    .permalink("a.postcounter@href | a[name^=post]@href")
                    .author(".username_container .username | .username strong | .username")
                    .time(".postdate .date | .postdate")
                    .body("div[id^=post_message_] .postcontent | div[id^=post_message_]")
                    .leftOut(".signature, .after_content, .bbcode_quote")
                    .title(".threadtitle | #pagetitle h1 | h1"),
            ForumShape.of(
                            "vbulletin3",
                            e -> e.hasId("post_message_#") || e.hasId("td_post_#"),
                            "table[id^=post]:has([id^=post_message_]), table[id^=post]:has([id^=td_post_]), div[id^=post]:has(> .tpost)")
                    .id("@id", "post")
                    .permalink("a[id^=postlink]@href | a[id^=postcount]@href | a[href*=#post]@href")
                    .author(".bigusername | [id^=postmenu_] a | [id^=postmenu_]")
                    .time(
                            "td.thead@own | .thead > .tcell@own | .thead > div.normal@own | .thead div:eq(1)@own | .thead | td.alt2 .smallfont | tr:first-child")
                    .body("div[id^=post_message_] | td[id^=td_post_]")
                    .leftOut(
                            ".signature, [id^=sig_], div:has(> div:first-child > label):has(> .panel > div > strong), div:has(> .smallfont:first-child):has(> table td.alt2 > div > strong)")
                    .title("td.navbar strong | .navbar strong | h1"),
            ForumShape.of(
                            "smf",
                            e -> e.hasClass("post_wrapper")
                                    || (e.hasId("quickModForm") && (e.hasClass("keyinfo") || e.hasId("subject_#"))),
                            "div.post_wrapper, div#quickModForm > div.windowbg:has(.keyinfo), div#forumposts table td.windowbg:has(.post), div#forumposts table td.windowbg2:has(.post), td:has(> table .personalmessage), form#quickModForm td.windowbg:has(div.post), form#quickModForm td.windowbg2:has(div.post)")
                    .id("div[id^=msg_]@id | [id^=subject_]@id", "msg")
                    .permalink(
                            "[id^=subject_] a@href | .keyinfo h5 a@href | .page_number a@href | .postinfo a.smalltext@href | .keyinfo a@href")
                    .author(".poster h4 a | .poster h4 | .poster b a | td b a | td b")
                    .time(
                            ".keyinfo .smalltext | .postinfo .smalltext | .keyinfo .postinfo a | [id^=subject_] + .smalltext | .smalltext:contains(:)")
                    .body("div.inner[id^=msg_] | .post .inner | div.post")
                    .leftOut(".signature, .moderatorbar")
                    .title("h2.display_title | #top_subject@own | #forumposts .catbg | h1"),
            ForumShape.of(
                            "mybb",
                            e -> e.hasClasses("post_body", "post_content")
                                    || (e.hasClass("post_body") && e.hasId("pid_#"))
                                    || (e.hasId("pid_#") && e.hasClass("post_body")),
                            "div.post[id^=post_], table[id^=post_], div.post:has(.post_body)")
                    .id("@id | [id^=pid_]@id", "pid")
                    .permalink(".post_head a[href*=pid]@href | a[id^=post_url]@href | a[href*=#pid]@href")
                    .author(
                            ".author_information .largetext a | .author_information .largetext | .post_author .largetext | .post_author strong a | .author_information strong")
                    .time(".post_date@own | .post_date span@title | .post_date | .smalltext:contains(:)")
                    .body(".post_body")
                    .leftOut(".signature, .post_meta")
                    .title("td.thead strong | .thead > div > strong | h1 | .navigation .active"),
            ForumShape.of(
                            "mybb-archive",
                            e -> e.hasClasses("post", "header", "author", "dateline", "message"),
                            "div.post:has(> .header .author):has(> .message)")
                    .id("a.none@none", "pid")
                    .author(".header .author h2 | .header .author")
                    .time(".header .dateline | .dateline")
                    .body("> .message")
                    .title("#pagetitle h2 | #fullversion strong a | .navigation@own | h1"),
            ForumShape.of(
                            "invision4",
                            e -> e.hasClass("cPost") || (e.hasClass("ipsComment") && e.hasId("elComment_#")),
                            "article[id^=elComment_], div.cPost[id^=elComment_]")
                    .id("@id", "comment-")
                    .permalink(".ipsComment_meta a[href*=comment]@href | a[href*=findComment]@href")
                    .author(".cAuthorPane_author | .ipsComment_author h3 | h3 strong | [itemprop=name]")
                    .time(".ipsComment_meta time@datetime | time@datetime")
                    .body("[data-role=commentContent] | .cPost_contentWrap .ipsType_richText")
                    .leftOut(
                            "[data-role=memberSignature], .ipsItemControls, .ipsQuote, blockquote, [data-excludequote]")
                    .title("h1.ipsType_pageTitle | .ipsPageHeader h1 | h1"),
            ForumShape.of("invision5", e -> e.hasClasses("ipsEntry", "ipsRichText"), ".ipsEntry:has(.ipsRichText)")
                    .id("@id | [id^=elComment_]@id | [data-commentid]@data-commentid", "comment-")
                    .permalink(".ipsEntry__date@href | a[href*=findComment]@href | a[href*=comment-]@href")
                    .author(".ipsEntry__username a | .ipsEntry__username | h3 a | h3")
                    .time("time@datetime")
                    .body(".ipsEntry__post .ipsRichText | .ipsRichText")
                    .leftOut(".ipsQuote, blockquote, .ipsEntry__signature, [data-excludequote]")
                    .title("h1.ipsPageHeader__title | h1"),
            ForumShape.of("invision3", e -> e.hasClass("post_block"), "div.post_block, li.post_block")
                    .id("@id", "entry")
                    .permalink("a[rel=bookmark]@href | .post_id a@href")
                    .author("[itemprop=name] | .author.vcard | .author | .username")
                    .time("abbr.published@title | .posted_info abbr@title | .published")
                    .body(".entry-content | .post.entry-content | .post_body .post")
                    .leftOut(".signature, .edit")
                    .title("h1.ipsType_pagetitle | h1 | .maintitle"),
            ForumShape.of(
                            "discourse",
                            e -> e.hasClass("crawler-post") || (e.hasClass("cooked") && e.hasAttribute("data-post-id")),
                            ".crawler-post, article[data-post-id]:has(.cooked)")
                    .id("@id | [itemprop=position]", "/")
                    .author(
                            ".creator [itemprop=name] | .creator span | .creator | .names .username a | .names a | a[data-user-card]@data-user-card")
                    .time(
                            "time.post-time@datetime | meta[itemprop=datePublished]@content | time@datetime | .relative-date@data-time | .post-date a@title")
                    .body("[itemprop=articleBody] | [itemprop=text] | .post | .cooked")
                    .leftOut("aside.quote, .cooked-selection-barrier, .lightbox .meta")
                    .title("#topic-title h1 | h1"),
            ForumShape.of(
                            "nodebb",
                            e -> e.hasAttribute("component") && e.hasAttribute("data-pid"),
                            "[component=post][data-pid]")
                    .id("@data-pid", "")
                    .permalink("a.permalink@href | a[href*=/post/]@href")
                    .author("@data-username | [itemprop=author]")
                    .time("[itemprop=datePublished]@content | .timeago@title | @data-timestamp")
                    .body("[component=post/content]")
                    .title("[component=topic/title] | h1"),
            ForumShape.of(
                            "vichan",
                            e -> e.hasClasses("intro", "post", "body") && (e.hasId("thread_#") || e.hasId("reply_#")),
                            "div.post.op, div.post.reply")
                    .id("@id | a.post_anchor@id", "")
                    .permalink("a.post_no[id^=post_no_]@href | a.post_no@href")
                    .author(".intro .name")
                    .time(".intro time@datetime")
                    .body("div.body")
                    .title(".intro .subject"),
            ForumShape.of("futaba", e -> e.hasClasses("thre", "cno"), "div.thre, td.rtd")
                    .id(".cno", "p")
                    .author(".cnm")
                    .time(".cnw")
                    .body("> blockquote")
                    .title(".thre > .csb"),
            // Futallaby, Wakaba, Kusaba
            ForumShape.of(
                            "wakaba",
                            e -> e.hasClass("reflink") && (e.hasClass("postername") || e.hasClass("commentpostername")),
                            "div[id^=thread], td.reply")
                    .id("@id", "")
                    .permalink(".reflink a@href")
                    .author(".postername | .commentpostername")
                    .time("label@own")
                    .body("> blockquote")
                    .title(".filetitle"),
            ForumShape.of("4chan", e -> e.hasClasses("postContainer", "postMessage"), "div.post.op, div.post.reply")
                    .id("@id", "p")
                    .permalink(".postInfo.desktop .postNum a@href | .postNum a@href")
                    .author(".postInfo .name")
                    .time(".postInfo .dateTime@data-utc | .dateTime@data-utc | .dateTime")
                    .body("blockquote.postMessage")
                    .title(".subject"),
            ForumShape.of(
                            "mastodon",
                            e -> e.hasClass("status__content") || e.hasClasses("detailed-status", "e-content"),
                            ".h-entry:has(.e-content), .entry:has(.status__content), .status:has(.status__content), .detailed-status")
                    .id("@data-id", "")
                    .permalink(
                            "a.u-url.u-uid@href | a.status__relative-time@href | a.detailed-status__datetime@href | .u-url@href")
                    .author(".p-author .display-name__account | .display-name__account | .p-author")
                    .time("time.dt-published@datetime | .dt-published@value | time@datetime")
                    .body(".e-content | .status__content")
                    .kind(PostKind.STATUS));

    private ForumShapes() {}
}
