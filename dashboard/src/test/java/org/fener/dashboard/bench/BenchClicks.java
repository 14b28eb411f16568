package org.fener.dashboard.bench;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fener.dashboard.bench.BenchPerson.Answer;

/// Twenty people at work: each does one thing after another, with a pause between them of four seconds on average
/// (exponential). Of a hundred things that they do thirty-four are searches, twenty-six decisions in the inbox.
final class BenchClicks {

    static final double THINKING_SECONDS = 4;

    private static final Pattern POST = Pattern.compile("href=\"/?(post\\?key=[^\"]+)\"");

    /// What people do, and how often of a hundred times.
    private static final Map<String, Integer> DEEDS = Map.ofEntries(
            Map.entry("search", 34),
            Map.entry("decide", 26),
            Map.entry("post", 10),
            Map.entry("why", 5),
            Map.entry("similar", 3),
            Map.entry("history", 2),
            Map.entry("evidence", 2),
            Map.entry("today", 6),
            Map.entry("alerts", 2),
            Map.entry("sources", 2),
            Map.entry("source", 1),
            Map.entry("reports", 2),
            Map.entry("models", 1),
            Map.entry("rules", 1),
            Map.entry("threshold", 1),
            Map.entry("cases", 1),
            Map.entry("searches", 1));

    private final URI dashboard;
    private final BenchTexts texts;
    private final Map<String, List<Answer>> answers = new TreeMap<>();
    private final List<String> failures = new ArrayList<>();

    BenchClicks(URI dashboard) throws IOException {
        this.dashboard = dashboard;
        this.texts = new BenchTexts();
    }

    /// What each kind of deed was answered with.
    Map<String, List<Answer>> answers() {
        return answers;
    }

    List<String> failures() {
        return failures;
    }

    /// @param settling seconds at the beginning that are not measured
    void run(int settling, int seconds) throws Exception {
        List<BenchPerson> people = new ArrayList<>();
        for (int i = 0; i < BenchHome.PEOPLE; i++)
            people.add(BenchPerson.signedIn(dashboard, BenchHome.person(i), BenchHome.PASSWORD));
        long measured = System.nanoTime() + TimeUnit.SECONDS.toNanos(settling);
        long end = measured + TimeUnit.SECONDS.toNanos(seconds);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> working = new ArrayList<>();
            for (int i = 0; i < people.size(); i++) {
                BenchPerson person = people.get(i);
                Random random = new Random(i);
                working.add(threads.submit(() -> {
                    work(person, random, measured, end);
                    return null;
                }));
            }
            for (Future<?> one : working) one.get();
        }
    }

    private void work(BenchPerson person, Random random, long measured, long end) throws InterruptedException {
        Answer last = null;
        while (System.nanoTime() < end) {
            TimeUnit.MICROSECONDS.sleep((long) (-Math.log(1 - random.nextDouble()) * THINKING_SECONDS * 1e6));
            String deed = chosen(random);
            try {
                Answer answer = deed(deed, person, random, last);
                if (POST.matcher(answer.html()).find()) last = answer;
                if (System.nanoTime() > measured) note(deed, answer);
            } catch (IOException e) {
                note(deed, e);
            }
        }
    }

    private static String chosen(Random random) {
        int at = random.nextInt(100);
        for (Map.Entry<String, Integer> deed : new TreeMap<>(DEEDS).entrySet()) {
            at -= deed.getValue();
            if (at < 0) return deed.getKey();
        }
        throw new IllegalStateException("the shares of what people do are less than 100");
    }

    private synchronized void note(String deed, Answer answer) {
        answers.computeIfAbsent(deed, any -> new ArrayList<>()).add(answer);
    }

    private synchronized void note(String deed, IOException failure) {
        failures.add(deed + ": " + failure.getMessage());
    }

    private Answer deed(String deed, BenchPerson person, Random random, @org.jspecify.annotations.Nullable Answer last)
            throws IOException, InterruptedException {
        return switch (deed) {
            case "search" -> person.get(search(random));
            case "decide" -> decide(person, random);
            case "post" -> person.get(post(person, random, last));
            case "why", "similar", "history", "evidence" ->
                person.get(post(person, random, last).replace("post?", "post/" + deed + "?"));
            case "today" -> person.get("");
            case "alerts" -> person.get("watches");
            case "source" -> person.get("sources/" + BenchTexts.source(random.nextInt(BenchTexts.SOURCES)));
            case "rules" -> person.get("models/rules");
            case "threshold" -> person.get("models/threshold?category=smuggling");
            default -> person.get(deed);
        };
    }

    private synchronized String word(Random random) {
        return texts.wordOf(random.nextInt(3) > 0 ? "bg" : "en");
    }

    /// One word or two, often narrowed or ordered, sometimes everything.
    private String search(Random random) {
        String words = random.nextInt(20) == 0 ? "" : word(random);
        if (random.nextInt(3) == 0) words += " " + word(random);
        StringBuilder address = new StringBuilder("search?q=" + BenchPerson.encoded(words));
        if (random.nextInt(4) == 0) address.append("&category=smuggling");
        if (random.nextInt(6) == 0)
            address.append("&source=").append(BenchTexts.source(random.nextInt(BenchTexts.SOURCES)));
        if (random.nextInt(3) == 0) address.append("&order=newest");
        return address.toString();
    }

    /// One of the posts on the page that the person saw last.
    private String post(BenchPerson person, Random random, @org.jspecify.annotations.Nullable Answer last)
            throws IOException, InterruptedException {
        Answer page = last == null ? person.get("search?q=" + BenchPerson.encoded(word(random))) : last;
        List<String> posts = POST.matcher(page.html())
                .results()
                .map(match -> match.group(1))
                .distinct()
                .toList();
        if (posts.isEmpty()) return post(person, random, person.get("search?q="));
        return posts.get(random.nextInt(posts.size())).replace("&amp;", "&");
    }

    /// What is measured is the decision with the next post that it leads to.
    private Answer decide(BenchPerson person, Random random) throws IOException, InterruptedException {
        Answer page = person.get("inbox");
        Matcher none = Pattern.compile("class=\"decide\"").matcher(page.html());
        if (!none.find()) return page;
        Map<String, String> form = Map.of(
                "key", page.field("key"),
                "next", page.field("next"),
                "seen", page.field("seen"),
                "queue", "newest",
                "choice", random.nextInt(3) == 0 ? "CONFIRMED:smuggling" : "REJECTED");
        return person.submit("inbox/decide", form, page);
    }
}
