package org.fener.indexer.language;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Bulgarian: nouns and adjectives lose article, number and gender; a verb keeps its root with a mark of the vowel
/// that joins its endings (е, и, а or я), because that vowel tells a verb from the noun of the same root (говоря,
/// договор) and perfective from imperfective (оставя, оставам). Rules from the grammar, no word lists but the words
/// that have no forms.
public final class BulgarianStems implements Stems {

    private static final String VOWELS = "аеиоуъюя";
    private static final int SHORTEST = 4;
    private static final int SHORTEST_ROOT = 3;

    /// Words without forms, or with forms of their own, that look like forms of others.
    private static final Set<String> INVARIABLE = Set.of("""
            само също малко много добре преди след пред сред под над срещу заради зарад защо защото къде където какво
            каквото какъв какъвто каква каквато какви каквито колко колкото откак когато кога когото тогава оттогава
            досега някъде никъде докато откъде накъде първо дълго бързо често лесно трудно насам насаме горе долу
            заедно особено може има нещо нищо всичко всеки всяка всяко всички някой някоя някои никой такъв такава
            такова такива този тази това тези онзи онази онова онези просто почти обаче освен около между според против
            чрез върху извън вместо въпреки поради откъм докъм наред винаги никога днес вчера утре още вече пак вътре
            вън тук там натам навсякъде повече повечето мнозина няколко толкова едва дори даже нали нека дано макар ако
            тъй така как както щом понеже""".split("\\s+"));

    /// Endings of verbs and the vowels that may join them: е, и, а, я as `e`, `i`, `a`, `y`.
    private static final Map<String, String> VERB_ENDINGS = endings("""
            a: ам аш аме ате ай айте айки
            ae: ат ах ахме ахте аха аше ал ала ало али ащ аща ащо ащи
            y: ям яш яме яте яй яйте яйки
            yi: ях яхме яхте яха яше ял яла яло яли ящ яща ящо ящи
            e: еш ем ох охме охте оха
            ei: ете ех ехме ехте еха еше ел ела ело ели ещ еща ещо ещи ейки
            i: иш им ите их ихме ихте иха ил ила ило или""");

    private static final int LONGEST_ENDING = 4;

    /// Endings that nouns and adjectives have as well.
    private static final List<String> ALSO_OF_NOUNS = List.of(
            "ат", "ят", "им", "ам", "ем", "ах", "ех", "их", "ох", "ай", "ял", "ал", "ел", "ил", "ещ", "ящ", "ащ", "ям",
            "ите", "ела", "ала", "ила");

    private static final List<String> VERBAL_NOUNS = List.of(
            "анията", "енията", "янията", "ания", "ения", "яния", "анието", "ението", "янието", "ание", "ение", "яние");

    private static final List<String> VERBAL_NOUNS_IN_NE = List.of("ането", "енето", "янето", "ане", "ене", "яне");

    @Override
    public Set<String> of(String word) {
        if (word.length() < SHORTEST || INVARIABLE.contains(word)) return Set.of(word);
        for (String ending : VERBAL_NOUNS)
            if (word.endsWith(ending) && word.length() > ending.length() + 2)
                return Set.of(word.substring(0, word.length() - ending.length()) + ending.substring(0, 2) + "+");
        for (String ending : VERBAL_NOUNS_IN_NE)
            if (word.endsWith(ending) && word.length() > ending.length() + 2)
                return Set.of(word.substring(0, word.length() - ending.length()) + ending.substring(0, 2) + "+");
        Set<String> stems = new LinkedHashSet<>();
        addVerb(word, stems);
        boolean verb = !stems.isEmpty();
        if (addParticiple(word, stems)) return stems;
        if (!verb || ALSO_OF_NOUNS.stream().anyMatch(word::endsWith)) addNoun(word, verb, stems);
        return stems;
    }

    private static void addVerb(String word, Set<String> stems) {
        for (int length = LONGEST_ENDING; length >= 2; length--) {
            int root = word.length() - length;
            String joints = root < SHORTEST_ROOT ? null : VERB_ENDINGS.get(word.substring(root));
            if (joints != null && hasVowel(word, root)) {
                addJoined(word.substring(0, root), joints, stems);
                return;
            }
        }
    }

    /// A participle is declined like an adjective: -ан, -ен, -ял, -ещ with gender, number and article.
    private static boolean addParticiple(String word, Set<String> stems) {
        String bare = word;
        for (String article : List.of("ият", "ия", "ата", "ото", "ите"))
            if (bare.endsWith(article) && bare.length() - article.length() >= SHORTEST) {
                bare = bare.substring(0, bare.length() - article.length()) + "и";
                break;
            }
        boolean article = !bare.equals(word);
        String declined =
                "аои".indexOf(bare.charAt(bare.length() - 1)) >= 0 ? bare.substring(0, bare.length() - 1) : bare;
        int root = declined.length() - 2;
        if (root < SHORTEST_ROOT || !hasVowel(declined, root)) return false;
        String suffix = declined.substring(root);
        String stem = declined.substring(0, root);
        return switch (suffix) {
            case "ан", "ян" -> {
                addJoined(stem, suffix.equals("ан") ? "ae" : "yi", stems);
                stems.add(declined);
                yield true;
            }
            case "ен" -> {
                addJoined(stem, "ie", stems);
                stems.add(settled(stem + "н"));
                yield true;
            }
            case "ал", "ял", "ил", "ел", "ащ", "ещ", "ящ" -> {
                if (article) addJoined(stem, VERB_ENDINGS.getOrDefault(suffix, ""), stems);
                yield article;
            }
            default -> false;
        };
    }

    private static void addNoun(String word, boolean verb, Set<String> stems) {
        String noun = word;
        boolean article = true;
        if (noun.endsWith("ият") && noun.length() > 5) noun = cut(noun, 3);
        else if ((noun.endsWith("ът") || noun.endsWith("ят")) && noun.length() > 4) noun = cut(noun, 2);
        else if (List.of("ата", "ята", "ото", "ете", "ите", "ето").stream().anyMatch(noun::endsWith)
                && noun.length() > 5) noun = cut(noun, 2);
        else if (noun.endsWith("тта")) noun = cut(noun, 2);
        else {
            article = false;
            if (noun.endsWith("ия") && noun.length() > 4) noun = cut(noun, 2);
        }
        if ((noun.endsWith("ове") || noun.endsWith("еве")) && noun.length() > 5) {
            stems.add(settled(cut(noun, 3)));
            return;
        }
        char last = noun.charAt(noun.length() - 1);
        String root = cut(noun, 1);
        if (!article && !verb && last == 'е') addJoined(root, "e", stems);
        if (!article && !verb && last == 'а' && isOfVerb(root)) addJoined(root, "ae", stems);
        while (noun.length() > 3
                && (VOWELS + "й").indexOf(noun.charAt(noun.length() - 1)) >= 0
                && hasVowel(noun, noun.length() - 1)) noun = cut(noun, 1);
        stems.add(settled(noun));
    }

    /// A third person such as гласува, показва, блокира; not столова, първа or глава.
    private static boolean isOfVerb(String root) {
        return root.length() > 4
                && (root.endsWith("в") || root.endsWith("ир"))
                && !root.endsWith("ов")
                && !root.endsWith("рв")
                && !root.endsWith("лав");
    }

    private static void addJoined(String root, String joints, Set<String> stems) {
        for (int i = 0; i < joints.length(); i++) stems.add(root + joints.charAt(i));
    }

    /// Without the vowel that comes and goes (добър, добри), and with к for ц (езици, език).
    private static String settled(String stem) {
        int last = stem.length() - 1;
        String settled = stem;
        if (last > 2
                && "еъ".indexOf(stem.charAt(last - 1)) >= 0
                && "нрлкмц".indexOf(stem.charAt(last)) >= 0
                && VOWELS.indexOf(stem.charAt(last - 2)) < 0) settled = stem.substring(0, last - 1) + stem.charAt(last);
        return settled.endsWith("ц") ? cut(settled, 1) + "к" : settled;
    }

    private static String cut(String word, int letters) {
        return word.substring(0, word.length() - letters);
    }

    private static boolean hasVowel(String word, int end) {
        for (int i = 0; i < end; i++) if (VOWELS.indexOf(word.charAt(i)) >= 0) return true;
        return false;
    }

    private static Map<String, String> endings(String rows) {
        Map<String, String> endings = new HashMap<>();
        for (String row : rows.split("\n", -1)) {
            int colon = row.indexOf(':');
            for (String ending : row.substring(colon + 1).strip().split(" ", -1))
                endings.merge(ending, row.substring(0, colon).strip(), (one, other) -> one + other);
        }
        return Map.copyOf(endings);
    }
}
