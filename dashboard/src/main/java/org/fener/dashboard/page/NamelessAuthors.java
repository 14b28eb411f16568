package org.fener.dashboard.page;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.fener.dashboard.access.Pseudonyms;
import org.fener.dashboard.round.Installation;
import org.fener.indexer.Counted;
import org.fener.indexer.PostQuery;
import org.fener.indexer.SearchPage.Count;

/// Authors by their pseudonyms alone: counted, and found again, without anybody reading a name.
final class NamelessAuthors {

    private final Installation installation;
    private final Pseudonyms pseudonyms;

    NamelessAuthors(Installation installation) {
        this.installation = installation;
        this.pseudonyms = Pseudonyms.of(installation.home());
    }

    /// Those with most posts of an answer.
    List<Count> counts(PostQuery question, int most) throws IOException {
        return installation.index().counts(question, Counted.AUTHOR, most).stream()
                .map(count -> new Count(pseudonyms.of(count.value()), count.posts()))
                .toList();
    }

    /// The keys of the posts of whoever has this pseudonym; none if nobody has. Every name is tried: a pseudonym leads
    /// back to none.
    Set<String> posts(String pseudonym) throws IOException {
        Set<String> posts = new HashSet<>();
        PostQuery every = PostQuery.of("*");
        for (Count author : installation.index().counts(every, Counted.AUTHOR, Integer.MAX_VALUE))
            if (pseudonyms.of(author.value()).equals(pseudonym))
                installation.index().each(with(author.value()), post -> {
                    if (post.post().author().filter(author.value()::equals).isPresent()) posts.add(post.key());
                });
        return posts;
    }

    /// All posts with the words of a name; a name of signs alone has none.
    private static PostQuery with(String author) {
        return PostQuery.of(
                author.codePoints().anyMatch(Character::isLetterOrDigit)
                        ? "author:\"" + author.replace("\"", " ") + "\""
                        : "*");
    }
}
