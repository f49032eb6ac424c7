package io.dure.demo.load;

import java.util.random.RandomGenerator;

/** What users look at. */
final class Pages {
    private static final String[] OFFICES = {"civil-affairs", "tax", "health"};
    private static final String[] WORDS = {"permit", "certificate", "tax", "building"};

    private Pages() {}

    static String next(RandomGenerator random) {
        int turn = random.nextInt(100);
        if (turn < 40) {
            return "/";
        }
        if (turn < 75) {
            return "/civil-affairs/" + (1 + random.nextInt(500));
        }
        if (turn < 90) {
            return "/search?q=" + WORDS[random.nextInt(WORDS.length)];
        }
        return "/offices/" + OFFICES[random.nextInt(OFFICES.length)];
    }
}
