package org.fener.classifier.offer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.fener.classifier.Reason.Span;
import org.fener.classifier.indicator.Indicator;
import org.fener.classifier.indicator.Traces;
import org.fener.classifier.indicator.Waypoint;
import org.fener.classifier.offer.OfferSlot.Kind;
import org.fener.classifier.offer.OfferWords.Topic;
import org.fener.classifier.offer.OfferWords.Word;
import org.fener.classifier.text.PreparedText;
import org.fener.classifier.text.Token;
import org.fener.classifier.text.WordTrie;
import org.jspecify.annotations.Nullable;

/// Reads what an offer says of itself: the way from where to where, the price, seats, when and how it is paid; for work
/// the job, the pay, housing and papers. It judges nothing: a lawful carrier's offer has the same slots.
public final class OfferReader {

    /// A bus holds no more; a larger number counts something else.
    private static final int MOST_SEATS = 80;

    /// A smaller number without a currency is no sum.
    private static final int SMALLEST_SUM = 100;

    /// Words between a sum and what it is for.
    private static final int REACH_BEHIND = 2;

    private static final int REACH_BEFORE = 4;
    private static final int REACH_OF_KEEPING = 5;
    private static final String KEPT = "kept";

    /// What makes a text an offer of a journey or of work.
    private static final Set<Kind> OFFERING =
            EnumSet.of(Kind.PRICE, Kind.PAY, Kind.SEATS, Kind.PAYMENT, Kind.VEHICLE, Kind.JOB);

    private final WordTrie<Word> words = OfferWords.shipped();

    /// In text order, each value of a kind once. Safe for many threads.
    public List<OfferSlot> read(PreparedText text, Traces traces) {
        return new Reading(text, traces).slots();
    }

    /// One text being read.
    private final class Reading {

        private final List<Token> tokens;
        private final String original;
        private final Traces traces;
        private final @Nullable String[] skeletons;
        private final WordTrie.@Nullable Match<Word>[] matches;
        private final List<OfferSlot> slots = new ArrayList<>();
        private final boolean hires;

        @SuppressWarnings("unchecked") // an array of matches of words and of nothing else
        Reading(PreparedText text, Traces traces) {
            this.tokens = text.tokens();
            this.original = text.original();
            this.traces = traces;
            this.skeletons = text.skeletons();
            this.matches = (WordTrie.@Nullable Match<Word>[]) new WordTrie.Match<?>[skeletons.length];
            for (int i = 0; i < matches.length; i++) if (skeletons[i] != null) matches[i] = words.at(skeletons, i);
            this.hires = isOfWork();
        }

        private boolean isOfWork() {
            for (int i = 0; i < matches.length; i++) if (isTopic(i, Topic.HIRE) || isTopic(i, Topic.JOB)) return true;
            return false;
        }

        List<OfferSlot> slots() {
            for (Indicator indicator : traces.indicators()) indicator(indicator);
            for (int i = 0; i < tokens.size(); i++) {
                WordTrie.Match<Word> match = matches[i];
                if (tokens.get(i).kind() == Token.Kind.NUMBER) number(i);
                else if (match != null && !isTaken(i)) i += word(i, match);
            }
            ways();
            slots.sort(Comparator.<OfferSlot>comparingInt(slot -> slot.span().start())
                    .thenComparing(OfferSlot::kind));
            return List.copyOf(slots);
        }

        private void add(Kind kind, String value, Span span) {
            for (OfferSlot slot : slots) if (slot.kind() == kind && slot.value().equals(value)) return;
            slots.add(new OfferSlot(kind, value, span));
        }

        /// In an offer that names no goal, a place on its own is the goal; in a list after a goal it is one more.
        private void ways() {
            boolean offers = hires || slots.stream().anyMatch(slot -> OFFERING.contains(slot.kind()));
            boolean goal = traces.waypoints().stream().anyMatch(waypoint -> waypoint.role() == Waypoint.Role.TO);
            Waypoint.Role last = Waypoint.Role.NONE;
            for (Waypoint waypoint : traces.waypoints()) {
                Waypoint.Role role = waypoint.route() < 0 ? lone(waypoint, last, offers && !goal) : waypoint.role();
                last = role;
                switch (role) {
                    case FROM -> add(Kind.FROM, waypoint.place(), waypoint.span());
                    case VIA -> add(Kind.VIA, waypoint.place(), waypoint.span());
                    case TO -> add(Kind.TO, waypoint.place(), waypoint.span());
                    case NONE -> {
                        // a place that is on no way
                    }
                }
            }
        }

        private Waypoint.Role lone(Waypoint waypoint, Waypoint.Role last, boolean goal) {
            int at = firstAt(waypoint.span().start());
            if (!topicWithin(Topic.BOARD, at - REACH_BEFORE, at - 1).isEmpty()) return Waypoint.Role.FROM;
            if (!topicWithin(Topic.LEAVE, at - REACH_BEFORE, at - 1).isEmpty()) return Waypoint.Role.TO;
            if (waypoint.role() != Waypoint.Role.NONE) return waypoint.role();
            return goal || last == Waypoint.Role.TO ? Waypoint.Role.TO : Waypoint.Role.NONE;
        }

        private void indicator(Indicator indicator) {
            switch (indicator.kind()) {
                case PHONE, HANDLE, EMAIL -> add(Kind.CONTACT, indicator.normalised(), indicator.span());
                case PRICE -> sum(indicator.normalised(), indicator.span());
                default -> {
                    // no slot of an offer
                }
            }
        }

        /// What is earned has a period behind it or a word for wages before it.
        private void sum(String sum, Span span) {
            int first = firstAt(span.start());
            int behind = firstAt(span.end());
            String period = topicWithin(Topic.PERIOD, behind, behind + REACH_BEHIND);
            if (period.isEmpty()) period = topicWithin(Topic.PERIOD, first - 1, first - 1);
            if (!period.isEmpty()) add(Kind.PAY, sum + "/" + period, span);
            else if (hires
                    || !topicWithin(Topic.WAGE, first - REACH_BEFORE, first - 1).isEmpty()) add(Kind.PAY, sum, span);
            else add(Kind.PRICE, sum, span);
        }

        /// The value of the first word of a topic; empty if there is none.
        private String topicWithin(Topic topic, int from, int to) {
            for (int i = Math.max(0, from); i <= Math.min(to, matches.length - 1); i++) {
                WordTrie.Match<Word> match = matches[i];
                if (match != null && match.value().topic() == topic)
                    return match.value().value();
            }
            return "";
        }

        private int firstAt(int offset) {
            int at = 0;
            while (at < tokens.size() && tokens.get(at).end() <= offset) at++;
            return at;
        }

        private boolean isTaken(int token) {
            int start = tokens.get(token).start();
            for (Indicator indicator : traces.indicators())
                if (indicator.kind() != Indicator.Kind.ROUTE
                        && indicator.span().start() <= start
                        && start < indicator.span().end()) return true;
            return false;
        }

        /// How many tokens beyond the first a word took.
        private int word(int at, WordTrie.Match<Word> match) {
            Word word = match.value();
            Span span = new Span(
                    tokens.get(at).start(), tokens.get(at + match.words() - 1).end());
            boolean denied = (at > 0 && isTopic(at - 1, Topic.NOT)) || isTopic(at + match.words(), Topic.DENIED);
            switch (word.topic()) {
                case VEHICLE -> {
                    if (!denied) add(Kind.VEHICLE, word.value(), span);
                }
                case PAYMENT -> add(Kind.PAYMENT, word.value(), span);
                case JOB -> add(Kind.JOB, word.value(), span);
                case TRADE -> {
                    if (hires) add(Kind.JOB, word.value(), span);
                }
                case IDENTITY -> {
                    if (!denied
                            && !topicWithin(Topic.KEEP, at + match.words(), at + REACH_OF_KEEPING)
                                    .isEmpty()) add(Kind.PAPERS, KEPT, span);
                    return 0;
                }
                case HOUSING -> {
                    if (!denied) add(Kind.HOUSING, word.value(), span);
                }
                case PAPERS -> {
                    if (!denied) add(Kind.PAPERS, word.value(), span);
                }
                case DATE -> {
                    boolean counted = at > 0 && tokens.get(at - 1).kind() == Token.Kind.NUMBER;
                    if (!counted) add(Kind.DATE, word.value(), span);
                }
                case NUMBER -> {
                    if (!word.value().equals("1")) seats(at + match.words(), word.value(), span);
                    return 0;
                }
                case PEOPLE, WAGE, PERIOD, BEFORE, EACH, HIRE, THOUSAND, BOARD, LEAVE, KEEP, NOT, DENIED -> {
                    return 0; // says how to read its neighbours
                }
            }
            return match.words() - 1;
        }

        private boolean isTopic(int at, Topic topic) {
            WordTrie.Match<Word> match = at < matches.length ? matches[at] : null;
            return match != null && match.value().topic() == topic;
        }

        private void number(int at) {
            Token token = tokens.get(at);
            if (isTaken(at) || token.text().length() > 5) return;
            int value = Integer.parseInt(token.text());
            if (date(at, value)) return;
            if (isTopic(at + 1, Topic.THOUSAND)) {
                bareSum(at, value * 1000, at + 2);
                return;
            }
            if (value >= SMALLEST_SUM && bareSum(at, value, at + 1)) return;
            if (value > 0 && value <= MOST_SEATS) seats(at + 1, String.valueOf(value), token.span());
        }

        /// A number without a currency, told by what stands beside it: "1500 a head", "по 6000", "3000 на месец".
        private boolean bareSum(int at, int value, int behind) {
            String period = topicWithin(Topic.PERIOD, behind, behind);
            boolean each = isTopic(behind, Topic.EACH)
                    || !topicWithin(Topic.BEFORE, at - 1, at - 1).isEmpty()
                    || !topicWithin(Topic.EACH, at - 2, at - 1).isEmpty();
            boolean wage = !topicWithin(Topic.WAGE, at - 2, at - 1).isEmpty();
            if (!period.isEmpty())
                add(Kind.PAY, value + "/" + period, tokens.get(at).span());
            else if (wage) add(Kind.PAY, String.valueOf(value), tokens.get(at).span());
            else if (each)
                add(
                        hires ? Kind.PAY : Kind.PRICE,
                        String.valueOf(value),
                        tokens.get(at).span());
            return each || wage || !period.isEmpty();
        }

        /// A number that counts people, at once or with one word between ("5 free seats").
        private void seats(int behind, String count, Span number) {
            for (int at = behind; at <= behind + 1 && at < matches.length; at++) {
                if (at > behind && (skeletons[at - 1] == null || isSentenceEnd(at - 1))) return;
                if (!isTopic(at, Topic.PEOPLE)) continue;
                add(Kind.SEATS, count, new Span(number.start(), tokens.get(at).end()));
                return;
            }
        }

        private boolean isSentenceEnd(int token) {
            String gap = original.substring(
                    tokens.get(token).end(), tokens.get(token + 1).start());
            return gap.indexOf('.') >= 0 || gap.indexOf('\n') >= 0 || gap.indexOf(',') >= 0;
        }

        /// "12.05" and "12.05.2026".
        private boolean date(int at, int day) {
            if (at + 1 >= tokens.size() || day < 1 || day > 31 || !follows(at)) return false;
            int month = Integer.parseInt(tokens.get(at + 1).text());
            if (month < 1 || month > 12 || tokens.get(at + 1).text().length() != 2) return false;
            boolean year = at + 2 < tokens.size()
                    && follows(at + 1)
                    && tokens.get(at + 2).text().length() == 4;
            String value = String.format(Locale.ROOT, "%02d-%02d", month, day);
            int last = year ? at + 2 : at + 1;
            add(
                    Kind.DATE,
                    year ? tokens.get(at + 2).text() + "-" + value : value,
                    new Span(tokens.get(at).start(), tokens.get(last).end()));
            return true;
        }

        /// Whether the next token is a short number with nothing but a point or slash before it.
        private boolean follows(int at) {
            Token next = tokens.get(at + 1);
            if (next.kind() != Token.Kind.NUMBER || next.text().length() > 4) return false;
            String gap = original.substring(tokens.get(at).end(), next.start());
            return gap.equals(".") || gap.equals("/");
        }
    }
}
