package org.fener.crawler.parse;

import java.util.Optional;

/// Pages of forum engines that hold no thread: boards, indexes, profiles. Places to look, not posts.
final class ForumPages {

    private ForumPages() {}

    static Optional<String> engine(HtmlPage page) {
        Evidence e = page.evidence();
        if ((e.hasClass("topictitle")
                        && (e.hasClass("forumtitle") || e.hasClass("topiclist") || e.hasClass("forumline")))
                || e.hasClasses("forumlink", "forumline")
                || e.hasClass("forumbg")
                || e.hasClass("forabg")) return Optional.of("phpbb");
        if (e.hasClasses("structItem", "structItem-title")
                || (e.hasClass("node-title") && e.hasClass("p-body"))
                || e.hasClass("discussionListItem")
                || e.hasId("XenForo")) return Optional.of("xenforo");
        if (e.hasId("threadslist")
                || e.hasId("thread_title_#")
                || e.hasId("threadbits_forum_#")
                || e.hasClass("threadbit")
                || e.hasClasses("forumhead", "forumbit_post")
                || e.generator("vbulletin")) return Optional.of("vbulletin");
        if (e.hasId("messageindex")
                || e.hasId("boardindex_table")
                || e.hasId("board_list")
                || e.hasId("smf_header")
                || e.hasClass("boardindex_block")) return Optional.of("smf");
        if (e.hasClasses("listing", "threadlist")
                || e.hasClasses("listing", "forumlist")
                || (e.hasId("tid_#") && e.hasClass("subject_new"))
                || e.hasClass("inline_edit")
                || e.hasClasses("tborder", "tcat", "thead")
                || e.hasClasses("header", "dateline", "message")) return Optional.of("mybb");
        if (e.generator("discourse") || e.hasClass("topic-list-item") || e.hasClass("crawler-nav"))
            return Optional.of("discourse");
        if (e.hasClass("ipsDataItem") || (e.hasClass("ipsLayout_container") && e.hasClass("cForumRow")))
            return Optional.of("invision");
        if (e.hasAttribute("component") && e.hasAttribute("data-cid") && !e.hasAttribute("data-pid"))
            return Optional.of("nodebb");
        return Optional.empty();
    }
}
