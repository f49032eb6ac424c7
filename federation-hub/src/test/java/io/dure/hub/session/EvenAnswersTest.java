package io.dure.hub.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** By made-up durations: whether times tell users from nobody is a question of what they are, not of this machine. */
class EvenAnswersTest {
    private static final double MILLION = 1e6;
    private static final int WARM_UP = 500;

    private final EvenAnswers answers = new EvenAnswers(() -> 0);

    /** What a directory might take: around a median, with a long tail. */
    private static long took(Random random, double medianMillis) {
        return (long) (medianMillis * Math.exp(0.35 * random.nextGaussian()) * MILLION);
    }

    /** How well somebody tells the two apart by the time alone: 1 always, 0.5 not at all. */
    private static double advantage(List<Double> some, List<Double> others) {
        double wins = 0;
        for (double one : some) {
            for (double other : others) {
                wins += one > other ? 1 : one == other ? 0.5 : 0;
            }
        }
        double share = wins / some.size() / others.size();
        return Math.max(share, 1 - share);
    }

    private record Guesses(List<Double> raw, List<Double> seen) {
        Guesses() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    private double advantageOf(double wrongMillis, double unknownMillis, boolean kindIsKnown, int unknownOfTen) {
        Random random = new Random(20_261_122);
        Guesses wrong = new Guesses();
        Guesses unknown = new Guesses();
        for (int i = 0; i < 6_000; i++) {
            boolean isUnknown = random.nextInt(10) < unknownOfTen;
            long took = took(random, isUnknown ? unknownMillis : wrongMillis);
            if (!isUnknown && kindIsKnown) {
                answers.compared(took);
            } else {
                answers.other(took);
            }
            // Somebody else signs in now and then.
            if (i % 50 == 0) {
                answers.compared(took(random, 1.3 * wrongMillis));
            }
            if (i >= WARM_UP) {
                Guesses guesses = isUnknown ? unknown : wrong;
                guesses.raw().add(took / MILLION);
                guesses.seen().add(answers.releaseAfter(took) / MILLION);
            }
        }
        assertThat(advantage(wrong.raw(), unknown.raw())).isGreaterThan(0.95);
        return advantage(wrong.seen(), unknown.seen());
    }

    @Test
    void timeOfARefusalDoesNotTellAnUnknownUserFromAWrongPassword() {
        assertThat(advantageOf(15, 2, true, 5)).isLessThan(0.52);
    }

    @Test
    void norWhereTheDirectoryDoesNotSayWhichItWas() {
        assertThat(advantageOf(60, 3, false, 5)).isLessThan(0.52);
    }

    @Test
    void aFloodOfUnknownNamesDoesNotMakeTheStepShorter() {
        assertThat(advantageOf(200, 2, true, 9)).isLessThan(0.52);
    }

    @Test
    void norDoesASlowHash() {
        assertThat(advantageOf(900, 4, true, 5)).isLessThan(0.52);
    }

    @Test
    void aRefusalIsGivenAtAWholeStepAndNeverBeforeItIsReady() {
        Random random = new Random(1);
        DoubleStream.generate(() -> took(random, 80)).limit(2_000).forEach(taken -> {
            long took = (long) taken;
            answers.compared(took);
            assertThat(answers.releaseAfter(took)).isGreaterThanOrEqualTo(took);
            assertThat(answers.releaseAfter(took) % EvenAnswers.FINEST_NANOS).isZero();
        });
    }
}
