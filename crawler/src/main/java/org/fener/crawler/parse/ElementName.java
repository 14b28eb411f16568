package org.fener.crawler.parse;

/// What the name of an element tells, told once for all elements of a document that have it.
final class ElementName {

    private final String name;
    private final PlainText.Shape shape;
    private final boolean isInline;
    private final boolean isUnseen;
    private final boolean isRecord;
    private final boolean isNoise;
    private final boolean isNeverNoise;

    ElementName(String name) {
        this.name = name;
        this.shape = PlainText.shape(name);
        this.isInline = TextWeights.INLINE.contains(name);
        this.isUnseen = TextWeights.UNSEEN.contains(name);
        this.isRecord = RecordGroups.NAMES.contains(name);
        this.isNoise = Noise.TAGS.contains(name);
        this.isNeverNoise = Noise.NEVER.contains(name);
    }

    boolean is(String other) {
        return name.equals(other);
    }

    /// What it makes of the words inside.
    PlainText.Shape shape() {
        return shape;
    }

    /// Stands within a line of text.
    boolean isInline() {
        return isInline;
    }

    /// Has no text that a reader weighs.
    boolean isUnseen() {
        return isUnseen;
    }

    /// Is a menu, a footer or the like, whatever it is called.
    boolean isNoise() {
        return isNoise;
    }

    /// Is none of these, whatever it is called.
    boolean isNeverNoise() {
        return isNeverNoise;
    }

    /// May be one of several records of a page.
    boolean isRecord() {
        return isRecord;
    }
}
