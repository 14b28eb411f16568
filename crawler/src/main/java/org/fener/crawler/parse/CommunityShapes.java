package org.fener.crawler.parse;

import java.util.List;
import org.fener.crawler.PostKind;

/// Question sites, link communities and the smaller forum engines.
final class CommunityShapes {

    static final List<ForumShape> ALL = List.of(
            ForumShape.of(
                            "stackexchange",
                            e -> e.hasClasses("question", "s-prose") && e.hasId("question"),
                            "div.question#question, div.answer[id^=answer-]")
                    .id("@data-answerid | @data-questionid | @id", "")
                    .permalink("a.js-share-link@href")
                    .author(
                            ".post-signature:last-child .user-details a | .user-details [itemprop=name] | .user-details a | .user-details")
                    .time(
                            "time[itemprop=dateCreated]@datetime | .post-signature:last-child .relativetime@title | .user-action-time .relativetime@title | .relativetime@title")
                    .body(".s-prose.js-post-body | .s-prose")
                    .title("#question-header h1 | h1")
                    .remarks(ForumShape.of("[itemprop=comment], li.comment")
                            .id("@data-comment-id | @id", "comment")
                            .permalink("a.comment-link@href")
                            .author("[itemprop=author] [itemprop=name] | .comment-user")
                            .time(
                                    "time.comment-date@title | .relativetime-clean@title | [itemprop=datePublished] | time@title | .comment-date")
                            .body("[itemprop=text] | .comment-copy")),
            ForumShape.of(
                            "reddit",
                            e -> e.hasAttribute("data-fullname") && e.hasClass("usertext-body"),
                            ".thing.link:has(.usertext-body), .thing.comment")
                    .id("@data-fullname", "")
                    .permalink("> .entry .flat-list a.bylink@href | @data-permalink")
                    .author("> .entry .tagline .author | @data-author")
                    .time("> .entry .tagline time@datetime | @data-timestamp")
                    .body("> .entry .usertext-body .md")
                    .title("a.title | h1"),
            ForumShape.of(
                            "shreddit",
                            e -> e.hasId("t#-post-rtjson-content")
                                    || e.hasAttribute("data-post-click-location")
                                    || (e.hasAttribute("post-title") && e.hasAttribute("created-timestamp"))
                                    || (e.hasId("main-content") && e.hasAttribute("data-ks-id")),
                            "shreddit-post, shreddit-comment")
                    .id("@thingid | @id", "")
                    .permalink("@permalink")
                    .author("@author")
                    .time("@created-timestamp | faceplate-timeago@ts | time@datetime")
                    .body("> [slot=comment] | [slot=text-body] .md | [slot=text-body] | .md")
                    .title("h1[slot=title] | h1"),
            ForumShape.of(
                            "lemmy",
                            e -> e.hasClasses("comment-node", "comment-content", "post-listing"),
                            "div.post-listing, article.comment-node")
                    .id("@id", "comment-")
                    .permalink("a[title=link]@href")
                    .author("a.person-listing@title | a.person-listing")
                    .time(".moment-time@data-tippy-content | .moment-time")
                    .body("> .ms-2 > .comment-content .md-div | #postContent .md-div | > .comment-content .md-div")
                    .title("h1.post-title | h1 | .post-title"),
            // the whole of a long answer stands hidden behind its beginning; answers to other questions are teasers
            ForumShape.of(
                            "quora",
                            e -> e.hasClasses("spacing_log_answer_content", "answer_timestamp"),
                            "[class*=dom_annotate_question_answer_item]:not(:has(.puppeteer_test_question_title))")
                    .permalink("a.answer_timestamp@href")
                    .author(".spacing_log_answer_header a[href*=/profile/]:not(:has(img))")
                    .time("a.answer_timestamp")
                    .body(
                            ".spacing_log_answer_content .qu-display--none .qu-userSelect--text | .qu-display--none > .q-text .qu-userSelect--text | .spacing_log_answer_content .qu-userSelect--text"),
            ForumShape.of("fluxbb", e -> e.hasClasses("blockpost", "postmsg"), "div.blockpost")
                    .id("@id", "p")
                    .permalink("h2 a@href")
                    .author(".postleft dt strong | .postleft dt")
                    .time("h2 a | h2")
                    .body(".postmsg")
                    .leftOut(".postsignature, .postedit, .postsig, .quotebox")
                    .title(".crumbs li:last-child strong | .crumbs li:last-child | h1"),
            ForumShape.of(
                            "flarum",
                            e -> e.hasId("flarum-content") || e.hasClasses("Post-body", "PostStream-item"),
                            "#flarum-content article, .PostStream-item article, .Post")
                    .id("@data-id | @id", "")
                    .author(".PostUser-name .username | .PostUser-name | .username | h3")
                    .time("time@datetime | .PostMeta time@datetime | div:first-child")
                    .body(".Post-body | div:nth-of-type(2) | div")
                    .title("h1"),
            ForumShape.of(
                            "vanilla",
                            e -> e.hasClasses("ItemDiscussion", "Message") || e.hasClasses("ItemComment", "Message"),
                            "div.ItemDiscussion, li.ItemComment")
                    .id("@id", "")
                    .permalink(".CommentInfo a.Permalink@href | a.Permalink@href")
                    .author(".Author .Username | .Author")
                    .time("time@datetime")
                    .body(".Message")
                    .leftOut(".Quote, .UserSignature")
                    .title("h1"),
            ForumShape.of("hackernews", e -> e.hasClasses("athing", "commtext"), "tr.athing.comtr")
                    .id("@id", "")
                    .permalink(".age a@href")
                    .author(".hnuser")
                    .time(".age@title | .age")
                    .body(".commtext")
                    .leftOut(".reply")
                    .title(".titleline > a | .title a")
                    .kind(PostKind.COMMENT),
            ForumShape.of(
                            "jforum",
                            e -> e.hasClasses("postBody", "genmed") || e.hasClasses("postbody", "postInfo"),
                            "table.postWrap, tr:has(.postbody):has(.genmed)")
                    .id("a[name]@name", "")
                    .author(".author | .genmed b | .name")
                    .time(".postInfo .date | .date | .postdetails")
                    .body(".postBody | .postbody")
                    .title("a.maintitle | h1"),
            ForumShape.of(
                            "xmb",
                            e -> e.hasClasses("subject", "tablerow") && e.hasClass("smalltxt"),
                            "tr:has(> td.tablerow > a[name^=pid])")
                    .id("a[name^=pid]@name", "pid")
                    .author("font.mediumtxt b | .mediumtxt")
                    .time("+ tr .smalltxt | td.tablerow + td .smalltxt | .smalltxt")
                    .body("td.tablerow + td .mediumtxt | td.tablerow + td"),
            // microformats2: whole entries; those with a summary alone are teasers
            ForumShape.of("h-entry", e -> e.hasClasses("h-entry", "e-content"), ".h-entry:has(.e-content)")
                    .id("@none", "")
                    .permalink(
                            "a.u-url.u-uid@href | .u-url:has(time)@href | a.u-url:not(.h-card, .p-author, .p-author *)@href | link.u-url@href")
                    .author(".p-author .p-name | .p-author | .h-card .p-name")
                    .time("time.dt-published@datetime | .dt-published@value | .dt-published")
                    .body(".e-content:not(.h-cite .e-content) | .e-content")
                    .title(".p-name:not(.p-author *, .h-card)")
                    .kind(PostKind.STATUS),
            ForumShape.of("punbb", e -> e.hasClasses("entry-content", "post-entry"), "div.post")
                    .id("@id", "p")
                    .permalink(".post-link .permalink@href | a.permalink@href")
                    .author(".post-byline strong | .author-ident .username | .username")
                    .time(".post-link .permalink | .permalink")
                    .body(".entry-content")
                    .leftOut(".sig-content, .quotebox")
                    .title("h1.main-title | h1"));

    private CommunityShapes() {}
}
