package org.fener.classifier.text;

import java.util.List;
import java.util.Set;

/// Croatian and Bosnian beside Serbian in Latin letters: "mlijeko", "tko", "općina" against "mleko", "ko", "opština".
final class Ijekavian {

    private static final Set<String> WORDS = Set.of(
            "tko",
            "uvjet",
            "uvjeti",
            "tisuću",
            "tisuća",
            "europe",
            "europi",
            "europa",
            "europska",
            "svijet",
            "gdje",
            "vrijeme",
            "prije",
            "poslije",
            "uvijek",
            "ovdje",
            "dvije",
            "djeca",
            "djece",
            "općina",
            "zahtjev",
            "mjesto",
            "mjesta",
            "cijena",
            "cijene",
            "vijesti",
            "dijete",
            "čovjek",
            "ljeta",
            "tijekom");

    private Ijekavian() {}

    static boolean writes(List<String> words) {
        int marks = 0;
        for (String word : words) {
            if (WORDS.contains(word)) marks++;
        }
        return marks >= 1;
    }
}
