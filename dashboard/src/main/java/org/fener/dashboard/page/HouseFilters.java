package org.fener.dashboard.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.CaseFile;
import org.fener.dashboard.store.Cases;
import org.fener.dashboard.store.Claims;
import org.fener.dashboard.store.Decision.State;
import org.fener.dashboard.store.Triage;
import org.fener.indexer.PostQuery;
import org.fener.indexer.SearchPage.Count;
import org.fener.indexer.SearchPage.Facet;

/// What people of the house did with posts, as filters of a search: what was decided, and the cases of the one who
/// asks; and authors by the pseudonyms of the house. The index knows nothing of it; posts are named by their keys. Of
/// decisions about a post the newest counts, whichever of its versions was read.
final class HouseFilters {

    /// Flagged, and nobody decided.
    private static final String NEW = "NEW";
    private static final String CLAIMED = "CLAIMED";

    private final Installation installation;
    private final Map<String, Set<String>> states = new LinkedHashMap<>();
    private final Map<String, Case> cases = new LinkedHashMap<>();
    private final NamelessAuthors authors;

    private HouseFilters(Installation installation) {
        this.installation = installation;
        this.authors = new NamelessAuthors(installation);
    }

    /// A case of the one who asks.
    private record Case(CaseFile file, Set<String> posts) {}

    /// Those that a person may use.
    ///
    /// @param may names of actions
    static HouseFilters of(Installation installation, String person, List<String> may) {
        HouseFilters filters = new HouseFilters(installation);
        if (may.contains("post-activity")) filters.readStates(person);
        if (may.contains("cases"))
            new Cases(installation.database(), installation.clock())
                    .of(person)
                    .forEach(file ->
                            filters.cases.put(String.valueOf(file.id()), new Case(file, Set.copyOf(file.posts()))));
        return filters;
    }

    private void readStates(String person) {
        Triage triage = new Triage(installation.database(), installation.clock());
        Set<String> decided = new HashSet<>();
        states.put(NEW, decided);
        Claims claims = new Claims(installation.database(), installation.clock());
        Set<String> claimed = new HashSet<>(claims.claimedBy(person));
        claimed.addAll(claims.ofOthers(person).keySet());
        states.put(CLAIMED, claimed);
        Map<State, Set<String>> standing = triage.standing();
        for (State state : State.values()) states.put(state.name(), standing.getOrDefault(state, Set.of()));
        standing.values().forEach(decided::addAll);
    }

    String caseName(String id) {
        Case known = cases.get(id);
        return known == null ? id : known.file().name();
    }

    /// What people did with a post; nothing of one that is new.
    List<String> statesOf(String post) {
        return states.entrySet().stream()
                .filter(state -> !state.getKey().equals(NEW) && state.getValue().contains(post))
                .map(Map.Entry::getKey)
                .toList();
    }

    /// The cases of this person that a post lies in.
    List<CaseFile> casesOf(String post) {
        return cases.values().stream()
                .filter(one -> one.posts().contains(post))
                .map(Case::file)
                .toList();
    }

    /// The question, narrowed as the address says; values that the person does not have narrow to nothing.
    PostQuery narrowed(PostQuery question, SearchAddress asked) throws IOException {
        PostQuery narrowed = byAuthor(question, asked.all("author"));
        if (!states.isEmpty()) narrowed = byState(narrowed, asked.all("state"));
        if (!cases.isEmpty()) narrowed = byCase(narrowed, asked.all("case"));
        return narrowed;
    }

    private PostQuery byState(PostQuery question, List<String> values) {
        PostQuery narrowed = question;
        Set<String> only = new HashSet<>();
        for (String value : values)
            if (value.startsWith("-")) narrowed = narrowed.except(states.getOrDefault(value.substring(1), Set.of()));
            else if (!value.equals(NEW)) only.addAll(states.getOrDefault(value, Set.of()));
        if (values.contains(NEW)) return newOr(narrowed, only);
        return values.stream().allMatch(value -> value.startsWith("-")) ? narrowed : narrowed.among(only);
    }

    /// Flagged posts that nobody decided about, or that are among these.
    private PostQuery newOr(PostQuery question, Set<String> also) {
        Set<String> others = new HashSet<>(states.getOrDefault(NEW, Set.of()));
        others.removeAll(also);
        return question.onlyIf("category:any").except(others);
    }

    private PostQuery byAuthor(PostQuery question, List<String> values) throws IOException {
        PostQuery narrowed = question;
        Set<String> only = new HashSet<>();
        for (String value : values)
            if (value.startsWith("-")) narrowed = narrowed.except(authors.posts(value.substring(1)));
            else only.addAll(authors.posts(value));
        return values.stream().allMatch(value -> value.startsWith("-")) ? narrowed : narrowed.among(only);
    }

    private PostQuery byCase(PostQuery question, List<String> values) {
        PostQuery narrowed = question;
        Set<String> only = new HashSet<>();
        boolean among = false;
        for (String value : values) {
            boolean excluded = value.startsWith("-");
            Case known = cases.get(excluded ? value.substring(1) : value);
            Set<String> posts = known == null ? Set.of() : known.posts();
            if (excluded) narrowed = narrowed.except(posts);
            else {
                among = true;
                only.addAll(posts);
            }
        }
        return among ? narrowed.among(only) : narrowed;
    }

    /// How many of the answer's posts are in each state and case; values without any are left out.
    ///
    /// @param question as it was asked, with its filters
    List<Facet> counts(PostQuery question) throws IOException {
        List<Facet> facets = new ArrayList<>();
        if (!states.isEmpty()) {
            List<Count> counts = new ArrayList<>();
            for (Map.Entry<String, Set<String>> state : states.entrySet())
                add(
                        counts,
                        state.getKey(),
                        state.getKey().equals(NEW) ? newOr(question, Set.of()) : question.among(state.getValue()));
            facets.add(new Facet("state", counts));
        }
        if (!cases.isEmpty()) {
            List<Count> counts = new ArrayList<>();
            for (Map.Entry<String, Case> one : cases.entrySet())
                add(counts, one.getKey(), question.among(one.getValue().posts()));
            facets.add(new Facet("case", counts));
        }
        return facets;
    }

    private void add(List<Count> counts, String value, PostQuery question) throws IOException {
        if (question.among().filter(Set::isEmpty).isPresent()) return;
        long posts = installation.index().count(question);
        if (posts > 0) counts.add(new Count(value, posts));
    }
}
