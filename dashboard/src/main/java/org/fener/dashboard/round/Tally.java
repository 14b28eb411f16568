package org.fener.dashboard.round;

/// What the pipeline made of the pages of a source.
///
/// @param pages      responses read
/// @param posts      posts found on them, each time they were met
/// @param changed    posts whose text became a new version
/// @param gone       posts that well-fetched pages no longer show
/// @param flagged    new or changed posts flagged for any category
/// @param walls      login walls, consent walls, block pages
/// @param notFound   pages that say they are not there
/// @param unreadable pages that could not be read
/// @param alerts     that watches gave, one for each watch and group of near-duplicates
public record Tally(
        int pages,
        int posts,
        int newPosts,
        int changed,
        int gone,
        int flagged,
        int walls,
        int notFound,
        int unreadable,
        int alerts) {

    public static final Tally NOTHING = new Tally(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    static Tally ofAlert() {
        return new Tally(0, 0, 0, 0, 0, 0, 0, 0, 0, 1);
    }

    public Tally plus(Tally other) {
        return new Tally(
                pages + other.pages,
                posts + other.posts,
                newPosts + other.newPosts,
                changed + other.changed,
                gone + other.gone,
                flagged + other.flagged,
                walls + other.walls,
                notFound + other.notFound,
                unreadable + other.unreadable,
                alerts + other.alerts);
    }

    public Tally minus(Tally other) {
        return new Tally(
                pages - other.pages,
                posts - other.posts,
                newPosts - other.newPosts,
                changed - other.changed,
                gone - other.gone,
                flagged - other.flagged,
                walls - other.walls,
                notFound - other.notFound,
                unreadable - other.unreadable,
                alerts - other.alerts);
    }
}
