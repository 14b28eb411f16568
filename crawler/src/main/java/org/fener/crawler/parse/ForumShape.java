package org.fener.crawler.parse;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.fener.crawler.PostKind;

/// Where a forum engine puts the parts of a thread page. Adding an engine is adding one of these in [ForumShapes].
///
/// @param evidence how its pages are recognised
/// @param posts    one element for each post
/// @param parts    where the parts of a post are found; what is not named is not looked for
/// @param fragment what comes before the id in a permalink's fragment
/// @param leftOut  what in the body is not the author's words, such as signatures
/// @param cut      text from here on is a signature
/// @param remarks  what is said under a post, inside its element
record ForumShape(
        String engine,
        PostKind kind,
        Predicate<Evidence> evidence,
        Css posts,
        Map<Part, Pick> parts,
        String fragment,
        Optional<Css> leftOut,
        Optional<String> cut,
        Optional<ForumShape> remarks) {

    enum Part {
        /// value whose digits are the engine's id of the post
        ID,
        /// its address; where there is none, the thread's address with the id as fragment
        PERMALINK,
        AUTHOR,
        TIME,
        /// the text; a post without one is no post
        BODY,
        /// the thread's, anywhere in the document
        TITLE
    }

    static ForumShape of(String engine, Predicate<Evidence> evidence, String posts) {
        return new ForumShape(
                engine,
                PostKind.FORUM_POST,
                evidence,
                Css.of(posts),
                Map.of(Part.ID, Pick.of("@id")),
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /// What stands under posts, whatever the engine: see [#remarks(ForumShape)].
    static ForumShape of(String remarks) {
        return of("remarks", any -> true, remarks).kind(PostKind.COMMENT);
    }

    Pick part(Part part) {
        return parts.getOrDefault(part, Pick.NOTHING);
    }

    ForumShape id(String pick, String before) {
        return with(Part.ID, pick).fragment(before);
    }

    ForumShape permalink(String pick) {
        return with(Part.PERMALINK, pick);
    }

    ForumShape author(String pick) {
        return with(Part.AUTHOR, pick);
    }

    ForumShape time(String pick) {
        return with(Part.TIME, pick);
    }

    ForumShape body(String pick) {
        return with(Part.BODY, pick);
    }

    ForumShape title(String pick) {
        return with(Part.TITLE, pick);
    }

    private ForumShape with(Part part, String pick) {
        Map<Part, Pick> more = new EnumMap<>(parts);
        more.put(part, Pick.of(pick));
        return new ForumShape(engine, kind, evidence, posts, Map.copyOf(more), fragment, leftOut, cut, remarks);
    }

    private ForumShape fragment(String before) {
        return new ForumShape(engine, kind, evidence, posts, parts, before, leftOut, cut, remarks);
    }

    ForumShape leftOut(String css) {
        return new ForumShape(engine, kind, evidence, posts, parts, fragment, Optional.of(Css.of(css)), cut, remarks);
    }

    ForumShape cut(String from) {
        return new ForumShape(engine, kind, evidence, posts, parts, fragment, leftOut, Optional.of(from), remarks);
    }

    ForumShape kind(PostKind what) {
        return new ForumShape(engine, what, evidence, posts, parts, fragment, leftOut, cut, remarks);
    }

    ForumShape remarks(ForumShape under) {
        return new ForumShape(engine, kind, evidence, posts, parts, fragment, leftOut, cut, Optional.of(under));
    }
}
