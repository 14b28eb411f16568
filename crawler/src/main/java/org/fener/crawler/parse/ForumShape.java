package org.fener.crawler.parse;

import java.util.Optional;
import java.util.function.Predicate;
import org.fener.crawler.PostKind;

/// Where a forum engine puts the parts of a thread page. Adding an engine is adding one of these in [ForumShapes].
///
/// @param evidence  how its pages are recognised
/// @param posts     one element for each post
/// @param author    see [Pick]
/// @param id        value whose digits are the engine's id of the post
/// @param permalink its address; where there is none, the thread's address with the id as fragment
/// @param body      the text; a post without one is no post
/// @param leftOut   what in the body is not the author's words, such as signatures
/// @param title     the thread's, anywhere in the document
/// @param cut       text from here on is a signature
/// @param fragment  what comes before the id in a permalink's fragment
record ForumShape(
        String engine,
        PostKind kind,
        Predicate<Evidence> evidence,
        Css posts,
        Pick id,
        String fragment,
        Pick permalink,
        Pick author,
        Pick time,
        Pick body,
        Optional<Css> leftOut,
        Pick title,
        Optional<String> cut) {

    static ForumShape of(String engine, Predicate<Evidence> evidence, String posts) {
        return new ForumShape(
                engine,
                PostKind.FORUM_POST,
                evidence,
                Css.of(posts),
                Pick.of("@id"),
                "",
                Pick.NOTHING,
                Pick.NOTHING,
                Pick.NOTHING,
                Pick.NOTHING,
                Optional.empty(),
                Pick.NOTHING,
                Optional.empty());
    }

    ForumShape id(String pick, String fragment) {
        return new ForumShape(
                engine,
                kind,
                evidence,
                posts,
                Pick.of(pick),
                fragment,
                permalink,
                author,
                time,
                body,
                leftOut,
                title,
                cut);
    }

    ForumShape permalink(String pick) {
        return new ForumShape(
                engine, kind, evidence, posts, id, fragment, Pick.of(pick), author, time, body, leftOut, title, cut);
    }

    ForumShape author(String pick) {
        return new ForumShape(
                engine, kind, evidence, posts, id, fragment, permalink, Pick.of(pick), time, body, leftOut, title, cut);
    }

    ForumShape time(String pick) {
        return new ForumShape(
                engine,
                kind,
                evidence,
                posts,
                id,
                fragment,
                permalink,
                author,
                Pick.of(pick),
                body,
                leftOut,
                title,
                cut);
    }

    ForumShape body(String pick) {
        return new ForumShape(
                engine,
                kind,
                evidence,
                posts,
                id,
                fragment,
                permalink,
                author,
                time,
                Pick.of(pick),
                leftOut,
                title,
                cut);
    }

    ForumShape leftOut(String css) {
        Optional<Css> out = Optional.of(Css.of(css));
        return new ForumShape(
                engine, kind, evidence, posts, id, fragment, permalink, author, time, body, out, title, cut);
    }

    ForumShape title(String pick) {
        return new ForumShape(
                engine,
                kind,
                evidence,
                posts,
                id,
                fragment,
                permalink,
                author,
                time,
                body,
                leftOut,
                Pick.of(pick),
                cut);
    }

    ForumShape cut(String from) {
        return new ForumShape(
                engine,
                kind,
                evidence,
                posts,
                id,
                fragment,
                permalink,
                author,
                time,
                body,
                leftOut,
                title,
                Optional.of(from));
    }

    ForumShape kind(PostKind what) {
        return new ForumShape(
                engine, what, evidence, posts, id, fragment, permalink, author, time, body, leftOut, title, cut);
    }
}
