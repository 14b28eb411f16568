package org.fener.indexer.language;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Modern Greek, in lower case without accents and with σ at the end: a noun or adjective loses its case, number and
/// gender; a verb its person and, with a mark for the kind of consonant that is left, its tense and voice (γράφει,
/// έγραψε, γράφτηκε: `γρα+φ`). Nouns of action have the stem of their verb as well (εξέταση, εξετάζω). Rules from the
/// grammar; nothing is learned from texts.
public final class GreekStems implements Stems {

    /// Words that say nothing by themselves: articles, pronouns, words that ask, point, join or count, and the forms of
    /// to be, to have, can and must.
    public static final Set<String> COMMON = words("""
            ο η το οι τα του τησ των τον την τη τισ τουσ στο στον στη στην στα στισ στουσ στου στησ ενα ενασ μια μιασ ενοσ
            εναν μιαν εγω εσυ εμεισ εσεισ εμενα εσενα εμασ εσασ με σε μου σου μασ σασ τοσο τετοιο τετοια τετοιεσ τετοιοι
            αυτοσ αυτη αυτο αυτοι αυτεσ αυτα αυτου αυτησ αυτων αυτον αυτην αυτουσ εκεινοσ εκεινη εκεινο εκεινοι εκεινεσ
            εκεινα εκεινου εκεινησ εκεινων εκεινον εκεινουσ οποιοσ οποια οποιο οποιοι οποιεσ οποιου οποιασ οποιων οποιον
            οποιαν οποιουσ ποιοσ ποια ποιο ποιοι ποιεσ ποιου ποιασ ποιων ποιον ποιαν ποιουσ ποσοσ ποση ποσο ποσοι ποσεσ
            ποσα ποσου ποσησ ποσων ποσον ποσην ποσουσ τι τινοσ ποτε που πωσ γιατι οσοσ οση οσο οσοι οσεσ οσα οσων οσουσ
            κατι τιποτα τιποτε κανεισ κανενασ καμια κανενα κανεναν καποιοσ καποια καποιο καποιοι καποιεσ καποιου καποιασ
            καποιων καποιον καποιαν καποιουσ καθε καθενασ καθεμια καθενα καμποσο μερικοι μερικεσ μερικα μερικων μερικουσ
            ολοσ ολη ολο ολοι ολεσ ολα ολων ολουσ αλλοσ αλλη αλλο αλλοι αλλεσ αλλα αλλων αλλον αλλην αλλουσ ιδιοσ ιδια ιδιο
            ιδιοι ιδιεσ ιδιου ιδιων και κι κ ειτε ουτε μητε ομωσ ωστοσο αλλιωσ λοιπον δηλαδη επειδη διοτι αφου οταν εαν αν
            ωστε οτι πωσ μηπωσ ενω καθωσ οπωσ οπου ωσ εωσ σαν μεχρι για απο προσ κατα μετα παρα αντι επι υπο υπερ περι δια
            εκ εξ εν ανα χωρισ διχωσ πριν πανω κατω μεσα εξω μεταξυ εναντι δεν δε μη μην οχι ναι να θα ασ μα ουδε εδω εκει
            τωρα τοτε παντα παντοτε ακομα ακομη ηδη πια πλεον μονο επισησ πιο πολυ παρα σχεδον περιπου ισωσ μαλιστα
            ειμαι εισαι ειναι ειμαστε ειστε ημουν ησουν ηταν ημασταν ησασταν εχω εχεισ εχει εχουμε εχετε εχουν ειχα ειχεσ
            ειχε ειχαμε ειχατε ειχαν εχοντασ μπορω μπορεισ μπορει μπορουμε μπορειτε μπορουν μπορουσε μπορουσαν μπορεσει
            πρεπει επρεπε γινεται γινονται εγινε εγιναν γινει γινουν""");

    private static final String VOWELS = "αεηιουω";
    private static final int SHORTEST = 3;

    /// Of which a noun or adjective loses one, the longest that fits.
    private static final List<String> CASES = longestFirst("""
            ματοσ ματα ματων εωσ εων εισ εασ εα ουσ οσ ου ο οι ων α ασ εσ ε η ησ ι ισ υ υσ
            ιο ιου ια ιασ ιων ιεσ ιοσ ιοι ιουσ ιε ωσ""");

    /// More letters in the plural than in the singular (βασιλιάς, βασιλιάδες), if they are not of the root (ομάδες).
    private static final List<String> MORE = longestFirst("αδεσ αδων εδεσ εδων ουδεσ ουδων");

    private static final List<String> COMPARED = longestFirst("οτερ υτερ εστερ οτατ υτατ εστατ");

    /// Endings of verbs that no noun has.
    private static final List<String> VERBAL = longestFirst("""
            ω αω ει ουμε ομε ετε ουν ουνε οντασ ωντασ αμε ατε ανε αει ομαι εσαι εται ομαστε οσαστε εστε ονται ομουν οσουν οταν
            ομασταν οσασταν ονταν οντουσαν ουμαι εισαι ειται ουμαστε ουνται ουνταν ιεμαι ιεσαι ιεται ιουνται ιομαστε ιοταν
            ιουνταν ουσα ουσεσ ουσε ουσαμε ουσατε ουσαν ουταν ειτε αγα αγεσ αγε αγαμε αγατε αγαν αν""");

    /// Endings of verbs that nouns have as well: of a verb only after a sign of tense or voice.
    private static final List<String> ALSO_OF_NOUNS = longestFirst("εισ α εσ ε");

    private static final Set<String> PAST = Set.of("α", "εσ", "ε", "αν", "ανε");

    /// Of these, nouns and participles that became nouns: παράγοντας, πρωτεύουσα.
    private static final Set<String> NOUNS_TOO = Set.of("οντασ", "ουσα", "ουσεσ", "αγα", "αγεσ");

    private static final List<String> PARTICIPLES = longestFirst("""
            μενοσ μενη μενο μενου μενησ μενων μενοι μενεσ μενα μενον μενην μενουσ""");

    private static final List<String> ACTIONS =
            longestFirst("ση σησ σεισ σεων σεωσ ξη ξησ ξεισ ξεων ξεωσ ψη ψησ ψεισ ψεων ψεωσ");

    /// The vowel before σ or θ is not in the present of most verbs that have their accent at the end: μιλώ, μίλησα.
    private static final List<String> LENGTHENED = List.of("ησ", "ηθ");

    @Override
    public Set<String> of(String word) {
        if (word.length() < SHORTEST || !isGreek(word)) return Set.of(word);
        Set<String> stems = new LinkedHashSet<>();
        if (addParticiple(word, stems) || addVerb(word, stems)) return stems;
        addActionOrTense(word, stems);
        addNoun(word, stems);
        return stems;
    }

    private static boolean addParticiple(String word, Set<String> stems) {
        int root = root(word, PARTICIPLES);
        if (root < 2) return false;
        String bare = word.charAt(root - 1) == 'ο' ? word.substring(0, root - 1) : word.substring(0, root);
        if (isVowel(bare.charAt(bare.length() - 1))) stems.add(bare + Consonants.TEETH.mark);
        else addRoots(bare, stems);
        stems.add(word.substring(0, root) + "μεν");
        return true;
    }

    private static boolean addVerb(String word, Set<String> stems) {
        int root = root(word, VERBAL);
        if (root < 2 || !hasVowel(word, root)) return false;
        String ending = word.substring(root);
        addTense(word.substring(0, root), ending, stems);
        if (NOUNS_TOO.contains(ending)) addNoun(word, stems);
        return true;
    }

    private static void addActionOrTense(String word, Set<String> stems) {
        int action = root(word, ACTIONS);
        if (action > 2 && hasVowel(word, action)) addRoots(word.substring(0, action + 1), stems);
        int root = root(word, ALSO_OF_NOUNS);
        if (root > 2 && hasVowel(word, root)) {
            String bare = word.substring(0, root);
            String ending = word.substring(root);
            if (ending.equals("ε") || tells(bare) || isLengthened(bare, ending)) addTense(bare, ending, stems);
        }
    }

    private static void addTense(String root, String ending, Set<String> stems) {
        String passive = root.endsWith("θηκ") || root.endsWith("τηκ") ? cut(root, 2) : root;
        addRoots(passive, stems);
        if (isLengthened(root, ending)) addRoots(root.substring(1), stems);
    }

    /// An ε before the only other vowel of a past that has three: έγραψε.
    private static boolean isLengthened(String root, String ending) {
        return PAST.contains(ending)
                && root.length() > 3
                && root.charAt(0) == 'ε'
                && !isVowel(root.charAt(1))
                && vowels(root) == 2;
    }

    private static boolean tells(String root) {
        return root.endsWith("θηκ")
                || root.endsWith("τηκ")
                || root.endsWith("ψ")
                || root.endsWith("ξ")
                || (root.endsWith("σ") && isVowel(root.charAt(root.length() - 2)))
                || root.endsWith("ζ")
                || root.endsWith("ευ")
                || root.endsWith("ων")
                || root.endsWith("αιν");
    }

    /// Present and past, active and passive differ in the last consonant, by its place in the mouth.
    private static void addRoots(String root, Set<String> stems) {
        if (root.endsWith("ρν")) {
            stems.add(cut(root, 1) + "+");
            return;
        }
        for (String vowel : LENGTHENED) if (root.endsWith(vowel) && root.length() > 4) addRoots(cut(root, 2), stems);
        for (Consonants kind : Consonants.ALL)
            for (String end : kind.ends)
                if (root.endsWith(end)) {
                    stems.add(cut(root, end.length()) + kind.mark);
                    if (end.equals("ζ")) stems.add(cut(root, 1) + Consonants.BACK.mark);
                    return;
                }
        stems.add(root + "+");
    }

    /// Endings of roots that one place in the mouth makes, the longest first, and the mark that stands for all of them.
    private record Consonants(String mark, List<String> ends) {

        static final Consonants LIPS =
                new Consonants("+φ", List.of("φτ", "φθ", "πτ", "υσ", "υτ", "υθ", "υ", "ψ", "φ", "β", "π"));
        static final Consonants BACK =
                new Consonants("+χ", List.of("χν", "χτ", "χθ", "ττ", "σσ", "γγ", "ξ", "χ", "γ", "κ"));
        static final Consonants TEETH = new Consonants("+σ", List.of("στ", "σθ", "σ", "θ", "ζ", "ν", "δ"));
        static final List<Consonants> ALL = List.of(LIPS, BACK, TEETH);
    }

    private static void addNoun(String word, Set<String> stems) {
        int more = root(word, MORE);
        if (more > 2 && hasVowel(word, more)) stems.add(settled(word.substring(0, more)));
        int root = root(word, CASES);
        if (root < 2 || !hasVowel(word, root)) stems.add(word);
        else if (word.startsWith("ματ", root)) stems.add(word.substring(0, root) + "μ");
        else stems.add(settled(word.substring(0, root)));
    }

    /// Without degree, and without the ι that stands before some endings of a word and not before others.
    private static String settled(String stem) {
        for (String compared : COMPARED)
            if (stem.endsWith(compared) && stem.length() > compared.length() + 2) return cut(stem, compared.length());
        return stem.length() > 2 && stem.endsWith("ι") && !isVowel(stem.charAt(stem.length() - 2))
                ? cut(stem, 1)
                : stem;
    }

    /// Where the longest of these endings begins; negative if there is none.
    private static int root(String word, List<String> endings) {
        for (String ending : endings) if (word.endsWith(ending)) return word.length() - ending.length();
        return -1;
    }

    private static boolean isGreek(String word) {
        return word.chars().allMatch(c -> c >= 'α' && c <= 'ω');
    }

    private static boolean hasVowel(String word, int end) {
        for (int i = 0; i < end; i++) if (isVowel(word.charAt(i))) return true;
        return false;
    }

    private static int vowels(String text) {
        return (int) text.chars().filter(c -> VOWELS.indexOf(c) >= 0).count();
    }

    private static boolean isVowel(char c) {
        return VOWELS.indexOf(c) >= 0;
    }

    private static String cut(String word, int letters) {
        return word.substring(0, word.length() - letters);
    }

    private static Set<String> words(String text) {
        return Set.copyOf(Arrays.asList(text.strip().split("\\s+", -1)));
    }

    private static List<String> longestFirst(String text) {
        return Arrays.stream(text.strip().split("\\s+", -1))
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }
}
