package org.fener.crawler.nutch;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/// Pages of a forum as phpBB writes them: 17 kB with 12 posts, each its own text.
@SuppressWarnings("InlineFormatString") // the markup would hide the code
final class BenchPages {

    static final int POSTS = 12;

    private static final int TEXTS = 997;
    private static final List<String> WORDS = List.of(
            ("вчера пътувах до границата и обратно колата беше пълна шофьорът поиска още пари за горивото някой знае ли"
                            + " кога тръгва автобусът от гарата в Русе the road is closed because of snow we waited two hours at"
                            + " the crossing in Vidin and nobody told us why търся стая под наем близо до университета за две"
                            + " момичета без посредник моля пишете на лични")
                    .split(" ", -1));
    private static final String BEFORE = """
            <!DOCTYPE html>
            <html dir="ltr" lang="bg"><head><meta charset="utf-8"><meta http-equiv="X-UA-Compatible" content="IE=edge">
            <meta name="viewport" content="width=device-width, initial-scale=1"><title>Пътища - Виж темата - Тема %1$d</title>
            <link href="./styles/prosilver/theme/stylesheet.css?assets_version=32" rel="stylesheet"></head>
            <body id="phpbb" class="nojs notouch section-viewtopic ltr"><div id="wrap" class="wrap">
            <div id="page-header"><div class="headerbar" role="banner"><div class="inner">
            <div id="site-description" class="site-description"><h1>Пътища</h1><p>За хора, които пътуват</p></div></div></div>
            <div class="navbar" role="navigation"><div class="inner"><ul id="nav-main" class="nav-main linklist">
            <li><a href="./search.php" role="menuitem"><span>Търсене</span></a></li>
            <li><a href="./app.php/help/faq" rel="help"><span>Въпроси/Отговори</span></a></li>
            <li class="rightside"><a href="./ucp.php?mode=login" accesskey="x"><span>Вход</span></a></li>
            <li class="rightside"><a href="./ucp.php?mode=register" role="menuitem"><span>Регистрация</span></a></li></ul></div></div></div>
            <div id="page-body" class="page-body" role="main"><h2 class="topic-title"><a href="./viewtopic.php?t=%1$d">Тема %1$d</a></h2>
            """;
    private static final String POST = """
            <div id="p%1$d" class="post has-profile bg%2$d"><div class="inner"><dl class="postprofile" id="profile%1$d">
            <dt class="has-profile-rank no-avatar"><div class="avatar-container"></div>
            <a href="./memberlist.php?mode=viewprofile&amp;u=%3$d" class="username">patnik%3$d</a></dt>
            <dd class="profile-rank">Редовен</dd><dd class="profile-posts"><strong>Мнения:</strong> %3$d</dd>
            <dd class="profile-joined"><strong>Регистриран на:</strong> 02 фев 2019 10:15</dd></dl>
            <div class="postbody"><div id="post_content%1$d"><h3><a href="#p%1$d">Re: тема</a></h3>
            <p class="author"><a class="unread" href="./viewtopic.php?p=%1$d#p%1$d" title="Мнение">Мнение</a>
            <span class="responsive-hide">от <strong><a href="./memberlist.php?mode=viewprofile&amp;u=%3$d" class="username">patnik%3$d</a></strong> &raquo; </span>%4$02d ное 2026 %5$02d:%6$02d</p>
            <div class="content">""";
    private static final String AFTER_POST =
            "</div></div></div><div class=\"back2top\"><a href=\"#top\" class=\"top\" title=\"Горе\">Горе</a></div></div></div>\n<hr class=\"divider\">\n";
    private static final String TOPIC =
            "<dl class=\"row-item topic_read\"><dt><a href=\"./viewtopic.php?t=%1$d\" class=\"topictitle\">Тема %1$d</a></dt></dl>\n";
    private static final String AFTER =
            "</div><div id=\"page-footer\" class=\"page-footer\"><div class=\"copyright\"><p>Създадено с phpBB</p></div></div></div></body></html>\n";

    private final Map<String, Page> made = new ConcurrentHashMap<>();
    private final byte[][] texts = new byte[TEXTS][];

    BenchPages() {
        Random random = new Random(20_000);
        for (int i = 0; i < TEXTS; i++) texts[i] = text(random).getBytes(StandardCharsets.UTF_8);
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int words = 19 + random.nextInt(20);
        for (int i = 0; i < words; i++)
            text.append(WORDS.get(random.nextInt(WORDS.size()))).append(i % 9 == 8 ? ".<br>" : " ");
        return text.toString();
    }

    /// A page that every host has, but for the number of the host in each post.
    private static final class Page {
        private final byte[] bytes;
        private final List<Integer> numbers;

        Page(byte[] bytes, List<Integer> numbers) {
            this.bytes = bytes;
            this.numbers = numbers;
        }

        byte[] on(int host) {
            byte[] page = bytes.clone();
            byte[] number = "%03d".formatted(host).getBytes(StandardCharsets.US_ASCII);
            for (int at : numbers) System.arraycopy(number, 0, page, at, number.length);
            return page;
        }
    }

    /// Page `n` of `count` on a host: no post says what another one says.
    byte[] page(int n, int count, int host) {
        return made.computeIfAbsent(n + "/" + count, any -> make(n, count)).on(host);
    }

    private Page make(int n, int count) {
        List<Integer> numbers = new ArrayList<>();
        ByteArrayOutputStream page = new ByteArrayOutputStream(20 * 1024);
        add(page, BEFORE.formatted(n));
        for (int i = 0; i < POSTS; i++) {
            int id = n * POSTS + i;
            add(page, POST.formatted(id, i % 2 + 1, id % 311, 1 + id % 27, id % 24, id % 60));
            add(page, id + "-");
            numbers.add(page.size());
            add(page, "000 ");
            page.writeBytes(texts[id % TEXTS]);
            add(page, AFTER_POST);
        }
        for (int child = 8 * n - 6; child <= Math.min(8 * n + 1, count); child++) add(page, TOPIC.formatted(child));
        add(page, AFTER);
        return new Page(page.toByteArray(), List.copyOf(numbers));
    }

    private static void add(ByteArrayOutputStream page, String text) {
        page.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
