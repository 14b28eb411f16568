package org.fener.classifier.opennlp;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.fener.classifier.indicator.Indicator;
import org.fener.classifier.text.PreparedText;
import org.fener.classifier.text.Script;
import org.fener.classifier.text.Skeleton;
import org.fener.classifier.text.Token;

/// The tokens of a text as the features see them: contacts, sums and numbers as one stand-in each, words beside their
/// skeletons.
final class TextUnits {

    /// Enough of a post to judge it; no input makes the cost boundless.
    private static final int MOST = 1500;

    /// By how many digits a number has.
    private static final String[] NUMBERS = {"<n0>", "<n1>", "<n2>", "<n3>", "<n4>", "<n5>", "<n6>"};

    /// @param word      skeleton of a word, or what stands for it
    /// @param exact     the folded word; empty for stand-ins
    /// @param classWord what stands for it in pairs of words
    /// @param trait     of people: no feature on its own
    record Unit(String word, String exact, String classWord, boolean trait, int first, int last) {}

    private TextUnits() {}

    static List<Unit> of(AnalysedText analysed, Traits traits) {
        PreparedText text = analysed.text();
        boolean latinTyped = analysed.language().script() == Script.LATIN
                && (analysed.language().language().equals("bg")
                        || analysed.language().language().equals("ru"));
        String[] stands = standIns(analysed);
        List<Unit> units = new ArrayList<>(text.tokens().size());
        for (int i = 0; i < text.tokens().size() && units.size() < MOST; i++) {
            Token token = text.tokens().get(i);
            String stand = stands[i];
            boolean place = "<place>".equals(stand);
            if (stand != null && !place) {
                int last = i;
                while (last + 1 < stands.length && stand.equals(stands[last + 1])) last++;
                units.add(new Unit(stand, "", stand, false, i, last));
                i = last;
            } else if (token.kind() == Token.Kind.NUMBER) {
                String number = NUMBERS[Math.min(token.text().length(), NUMBERS.length - 1)];
                units.add(new Unit(number, "", number, false, i, i));
            } else if (token.kind() != Token.Kind.WORD)
                units.add(new Unit(token.text(), "", token.text(), false, i, i));
            else {
                String skeleton = latinTyped
                        ? Skeleton.of(token.text(), true)
                        : Objects.requireNonNull(text.skeletons()[i], "words have skeletons");
                boolean trait = traits.contains(skeleton);
                units.add(new Unit(skeleton, token.text(), place ? "<place>" : skeleton, trait, i, i));
            }
        }
        return units;
    }

    /// For each token the indicator it belongs to, as a stand-in for the words.
    private static String[] standIns(AnalysedText analysed) {
        List<Token> tokens = analysed.text().tokens();
        String[] stands = new String[tokens.size()];
        for (Indicator indicator : analysed.indicators()) {
            if (indicator.kind() == Indicator.Kind.ROUTE) continue;
            String stand = "<" + FeatureNames.of(indicator) + ">";
            int from = firstAt(tokens, indicator.span().start());
            for (int i = from;
                    i < tokens.size()
                            && tokens.get(i).start() < indicator.span().end();
                    i++) if (stands[i] == null) stands[i] = stand;
        }
        return stands;
    }

    private static int firstAt(List<Token> tokens, int start) {
        int low = 0;
        int high = tokens.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (tokens.get(middle).end() <= start) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
