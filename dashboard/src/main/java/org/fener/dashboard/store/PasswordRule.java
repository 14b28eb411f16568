package org.fener.dashboard.store;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Which passwords are taken: long enough, and none that a guesser tries early (OWASP ASVS 5.0, 6.2). No rule about
/// kinds of letters, which only makes people write passwords down.
public final class PasswordRule {

    public static final int SHORTEST = 12;
    /// Hashing more would let a visitor keep the machine busy.
    public static final int LONGEST = 256;

    /// On zxcvbn's scale of 0 to 4; 3 takes 10^8 guesses at least.
    private static final int STRONG = 3;
    /// Its time grows with the square of the length, and what is longer is not guessed.
    private static final int LOOKED_AT = 64;

    private static final Zxcvbn GUESSER = new Zxcvbn();
    /// Words and rows of keys that its lists, made of English-speaking people's passwords, do not know.
    private static final List<String> LOCAL = List.of(
            "фенер",
            "fener",
            "парола",
            "паролата",
            "парола123",
            "админ",
            "администратор",
            "любов",
            "обичамте",
            "българия",
            "софия",
            "здравей",
            "qwerty",
            "яверт",
            "явертъ",
            "явертъуиоп",
            "йцукен",
            "йцукенгшщзх",
            "уеишщк",
            "уеишщксдзц",
            "пароль",
            "лозинка",
            "parola",
            "κωδικος",
            "şifre",
            "123456789012");

    public enum Fault {
        SHORT("at least " + SHORTEST + " characters are needed"),
        LONG("at most " + LONGEST + " characters are read"),
        COMMON("it is one of those that are tried first");

        private final String words;

        Fault(String words) {
            this.words = words;
        }
    }

    private PasswordRule() {}

    /// Refuses a password that is not taken.
    static void check(String password, String account) {
        fault(password, account).ifPresent(fault -> {
            throw new IllegalArgumentException("the password of '" + account + "' is not taken: " + fault.words);
        });
    }

    /// What is wrong with a password of an account; empty if nothing.
    public static Optional<Fault> fault(String password, String account) {
        if (password.length() < SHORTEST) return Optional.of(Fault.SHORT);
        if (password.length() > LONGEST) return Optional.of(Fault.LONG);
        String start = password.substring(0, Math.min(password.length(), LOOKED_AT));
        List<String> known = Stream.concat(LOCAL.stream(), Stream.of(account)).toList();
        return GUESSER.measure(start, known).getScore() < STRONG ? Optional.of(Fault.COMMON) : Optional.empty();
    }
}
