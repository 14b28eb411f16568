package org.fener.indexer.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Turkish: suffixes are taken off from the right as the grammar puts them on, and only where vowel harmony, joining
/// consonants and hardening allow it: that is what keeps one word from being taken for a form of another. A verb's root
/// bears a mark, since yaş (age) is no form of yaşamak (to live).
///
/// In the patterns `A` is a or e, `I` one of ı i u ü, `D` d or t; a pattern that begins with `C` follows a consonant,
/// one with `W` a vowel.
public final class TurkishStems implements Stems {

    private static final String VOWELS = "aeıioöuü";
    private static final String VOICELESS = "fstkçşhp";
    private static final String VERB = "+";

    /// Words without forms, or with forms of their own, that look like forms of others.
    private static final Set<String> INVARIABLE = Set.of("""
            oldukça gittikçe bile göre neden nedense yeniden doğrudan birlikte geceleri sabahları akşamları yalnızca
            fazladan defalarca boyunca ardından önce sonra içinde üzere için diye gibi kadar artık ilişkin karşın karşı
            rağmen dolayı şimdi sadece ayrıca örneğin hatta özellikle genellikle sayın yarın bugün dün elbette üstelik
            nasıl hangi böylece böyle öyle şöyle aslında sonunda aniden birden olarak neredeyse belki henüz hemen hiç
            hep her hala daha çok pek en bazen bazı birkaç hakkında itibaren beri dek değin doğru çünkü ama ancak fakat
            lakin eğer ise veya yahut ya ve ile ki de da mi mı mu mü başka başkan aynı yine gene şey ne kim kendi bu şu
            o biz siz ben sen onlar bunlar şunlar burada orada şurada nerede buraya oraya nereye buradan oradan nereden
            içeri dışarı yukarı aşağı ileri geri evet hayır değil yok var lütfen acaba sanki güya meğer keşke
            haydi""".split("\\s+"));

    private static final List<String> CASES =
            List.of("CI", "WyI", "CA", "WyA", "DA", "DAn", "CIn", "WnIn", "ClA", "WylA", "DAki", "cA");
    private static final List<String> CASES_AFTER_HIS =
            List.of("nI", "nA", "ndA", "ndAn", "nIn", "ylA", "ncA", "ndAki");
    private static final List<String> MY_AND_YOUR = List.of("CIm", "CIn", "Wm", "Wn", "CImIz", "CInIz", "WmIz", "WnIz");
    private static final List<String> HIS = List.of("CI", "WsI");
    private static final String PLURAL = "lAr";
    private static final String THEIR = "lArI";

    private static final List<String> TENSES = List.of(
            "CIyor", "WyAcAk", "CAcAk", "WyAcAğ", "CAcAğ", "mIş", "mAz", "mAlI", "mAk", "mAktA", "WyArAk", "CArAk",
            "mAdAn", "DIkçA", "DIktAn");
    private static final List<String> DECLINED = List.of("WyAcAğ", "CAcAğ", "WyAcAk", "CAcAk", "mAk", "DIğ", "DIk");
    private static final List<String> PERSONS = List.of(
            "Im", "sIn", "Iz", "sInIz", "lAr", "yIm", "yIz", "DI", "DIm", "DIk", "DIn", "DInIz", "DIlAr", "ydI", "ydIm",
            "lArDI", "mIş", "mIşlAr", "sA", "ysA", "sAm", "ken", "DIr", "lArdIr", "lArsA", "lArmIş");
    private static final String PAST = "DI";
    private static final List<String> PERSONS_OF_PAST = List.of("m", "n", "k", "nIz", "lAr", "ydI", "ysA");
    private static final List<String> MAYBE_VERBS =
            List.of("CIp", "WyIp", "CIncA", "WyIncA", "CAyIm", "WyAyIm", "CAlIm", "WyAlIm", "sA", "sAm", "sAn", "sAk");
    private static final List<String> ABLE_OR_NOT = List.of("CAbil", "WyAbil", "CAmA", "WyAmA", "mA", "CIver");

    private static final int SHORTEST_VERB = 2;
    private static final int SHORTEST_OF_MAYBE = 2;

    /// Only short words are verbs without any ending (al, git), as a rule.
    private static final int LONGEST_BARE_VERB = 3;

    private static final int LOSES_ITS_VOWEL = 6;

    @Override
    public Set<String> of(String typed) {
        int apostrophe = apostrophe(typed);
        String word = (apostrophe < 0 ? typed : typed.substring(0, apostrophe))
                .replace('â', 'a')
                .replace('î', 'i')
                .replace('û', 'u');
        if (word.length() < 3 || INVARIABLE.contains(word)) return Set.of(word);
        if (apostrophe >= 0) return Set.of(hardened(withoutVowel(word)));
        Map<String, String> nouns = nouns(word);
        Set<String> stems = new LinkedHashSet<>();
        String verb = shortest(verbs(word, nouns));
        boolean surely = !verb.isEmpty();
        if (!surely) {
            List<String> maybe = new ArrayList<>();
            for (String ending : MAYBE_VERBS) strip(word, ending, SHORTEST_OF_MAYBE, maybe);
            verb = shortest(maybe);
            if (verb.isEmpty() && word.length() <= LONGEST_BARE_VERB) verb = word;
        }
        if (!verb.isEmpty()) stems.add(verbRoot(verb) + VERB);
        if (!surely) stems.add(noun(word, nouns));
        return stems;
    }

    private static int apostrophe(String word) {
        int straight = word.indexOf('\'');
        int curved = word.indexOf('’');
        if (straight < 0) return curved;
        return curved < 0 ? straight : Math.min(straight, curved);
    }

    /// Everything that may be left of a noun without its suffixes, with the suffixes taken off.
    private static Map<String, String> nouns(String word) {
        Map<String, String> nouns = new LinkedHashMap<>();
        addPlural(word, "", nouns);
        Map<String, String> withoutCase = new LinkedHashMap<>();
        withoutCase.put(word, "");
        for (String ending : CASES) {
            String rest = strip(word, ending);
            if (rest.isEmpty()) continue;
            withoutCase.put(rest, ending);
            addPlural(rest, "+" + ending, nouns);
        }
        addHis(word, nouns);
        for (String ending : CASES_AFTER_HIS) {
            String rest = strip(word, ending);
            if (!rest.isEmpty()) addHis(rest, nouns);
        }
        withoutCase.forEach((rest, ending) -> {
            for (String owner : MY_AND_YOUR) {
                String owned = strip(rest, owner);
                if (!owned.isEmpty()) addPlural(owned, owner + ending, nouns);
            }
        });
        return nouns;
    }

    private static void addHis(String word, Map<String, String> nouns) {
        for (String owner : HIS) {
            String owned = strip(word, owner);
            if (!owned.isEmpty()) addPlural(owned, "+" + owner, nouns);
        }
        String theirs = strip(word, THEIR);
        if (!theirs.isEmpty()) add(theirs, PLURAL, nouns);
    }

    private static void addPlural(String word, String taken, Map<String, String> nouns) {
        add(word, taken, nouns);
        String one = strip(word, PLURAL);
        if (!one.isEmpty()) add(one, PLURAL, nouns);
    }

    private static void add(String word, String taken, Map<String, String> nouns) {
        if (word.length() >= 2) nouns.putIfAbsent(word, taken);
    }

    private static String noun(String word, Map<String, String> nouns) {
        String best = word;
        for (Map.Entry<String, String> noun : nouns.entrySet()) {
            String rest = noun.getKey();
            if (rest.length() < best.length() && isLikely(rest, noun.getValue(), word.length() - rest.length()))
                best = rest;
        }
        return hardened(withoutVowel(best));
    }

    /// A single letter at the end is often no suffix, and "my" and "your" are rare beside words that end like them.
    private static boolean isLikely(String rest, String taken, int letters) {
        if (taken.isEmpty()) return false;
        if (taken.equals(PLURAL)) return true;
        if (taken.equals("Wm") || taken.equals("Wn")) return false;
        if (taken.equals("CIm") || taken.equals("CIn")) return rest.length() >= 5;
        return rest.length() >= (letters == 1 ? 5 : letters == 2 ? 4 : 3);
    }

    private static List<String> verbs(String word, Map<String, String> nouns) {
        List<String> roots = new ArrayList<>();
        List<String> withoutPerson = new ArrayList<>(List.of(word));
        for (String person : PERSONS) {
            String rest = strip(word, person);
            if (!rest.isEmpty()) withoutPerson.add(rest);
        }
        for (String rest : withoutPerson) for (String tense : TENSES) strip(rest, tense, SHORTEST_VERB, roots);
        nouns.forEach((rest, taken) -> {
            if (!taken.isEmpty()) for (String ending : DECLINED) strip(rest, ending, SHORTEST_VERB, roots);
        });
        strip(word, PAST, SHORTEST_VERB, roots);
        for (String person : PERSONS_OF_PAST) {
            String rest = strip(word, person);
            if (!rest.isEmpty()) strip(rest, PAST, SHORTEST_VERB, roots);
        }
        return roots;
    }

    private static String shortest(List<String> roots) {
        String shortest = "";
        for (String root : roots)
            if (shortest.isEmpty()
                    || root.length() < shortest.length()
                    || (root.length() == shortest.length() && root.compareTo(shortest) < 0)) shortest = root;
        return shortest;
    }

    private static String verbRoot(String verb) {
        String root = verb;
        // gelmiyor is gel-m-iyor, gelemiyor gel-em-iyor
        if (root.length() > 2 && root.endsWith("m") && lastVowel(root, root.length() - 1) != 0) {
            String positive = root.substring(0, root.length() - 1);
            if (positive.length() > 3
                    && "ae".indexOf(positive.charAt(positive.length() - 1)) >= 0
                    && lastVowel(positive, positive.length() - 1) != 0) positive = cut(positive, 1);
            root = positive;
        }
        for (boolean more = true; more; ) {
            more = false;
            for (String suffix : ABLE_OR_NOT) {
                String rest = strip(root, suffix);
                if (rest.length() >= SHORTEST_VERB) {
                    root = rest;
                    more = true;
                    break;
                }
            }
        }
        if (root.length() > 2 && isVowel(root.charAt(root.length() - 1))) root = cut(root, 1);
        return root.length() > 2 && root.endsWith("d") ? cut(root, 1) + "t" : root;
    }

    private static String withoutVowel(String noun) {
        return noun.length() >= LOSES_ITS_VOWEL && isVowel(noun.charAt(noun.length() - 1)) ? cut(noun, 1) : noun;
    }

    /// kitabı is a form of kitap, ağacı of ağaç, ayağı of ayak.
    private static String hardened(String stem) {
        if (stem.length() < 3) return stem;
        int soft = "bcdğ".indexOf(stem.charAt(stem.length() - 1));
        return soft < 0 ? stem : cut(stem, 1) + "pçtk".charAt(soft);
    }

    private static void strip(String word, String suffix, int least, List<String> roots) {
        String root = strip(word, suffix);
        if (root.length() >= least) roots.add(root);
    }

    /// What is left of the word without the suffix; empty where grammar does not allow the suffix there.
    private static String strip(String word, String suffix) {
        char joint = suffix.charAt(0);
        int from = joint == 'C' || joint == 'W' ? 1 : 0;
        int length = suffix.length() - from;
        int end = word.length() - length;
        if (end < 2) return "";
        if (joint == 'C' && isVowel(word.charAt(end - 1))) return "";
        if (joint == 'W' && !isVowel(word.charAt(end - 1))) return "";
        char vowel = lastVowel(word, end);
        if (vowel == 0) return "";
        for (int i = 0; i < length; i++) {
            char c = word.charAt(end + i);
            if (!fits(suffix.charAt(from + i), c, vowel, word.charAt(end + i - 1))) return "";
            if (isVowel(c)) vowel = c;
        }
        return word.substring(0, end);
    }

    private static boolean fits(char pattern, char c, char vowel, char before) {
        return switch (pattern) {
            case 'A' -> c == ("aıou".indexOf(vowel) >= 0 ? 'a' : 'e');
            case 'I' -> c == harmonic(vowel);
            case 'D' -> c == (VOICELESS.indexOf(before) >= 0 ? 't' : 'd');
            default -> c == pattern;
        };
    }

    private static char harmonic(char vowel) {
        return switch (vowel) {
            case 'a', 'ı' -> 'ı';
            case 'e', 'i' -> 'i';
            case 'o', 'u' -> 'u';
            default -> 'ü';
        };
    }

    /// 0 if there is none before `end`.
    private static char lastVowel(String word, int end) {
        for (int i = end - 1; i >= 0; i--) if (isVowel(word.charAt(i))) return word.charAt(i);
        return 0;
    }

    private static boolean isVowel(char c) {
        return VOWELS.indexOf(c) >= 0;
    }

    private static String cut(String word, int letters) {
        return word.substring(0, word.length() - letters);
    }
}
