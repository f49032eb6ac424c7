package io.dure.gslb.plan;

import java.util.Comparator;

/**
 * The fence of every change outside: a change is a compare-and-set from one token to the next.
 *
 * @param epoch the leader's; rises with every change of leader
 * @param revision counts the leader's changes within its epoch, 0 being its claim
 */
public record Token(long epoch, long revision) implements Comparable<Token> {
    private static final Comparator<Token> ORDER =
            Comparator.comparingLong(Token::epoch).thenComparingLong(Token::revision);

    public Token {
        if (epoch < 0 || revision < 0) {
            throw new IllegalArgumentException("negative token: epoch " + epoch + ", revision " + revision);
        }
    }

    /** The first token of the leader of {@code epoch}. */
    public static Token claim(long epoch) {
        return new Token(epoch, 0);
    }

    public Token next() {
        return new Token(epoch, revision + 1);
    }

    public boolean isNewerThan(Token other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(Token other) {
        return ORDER.compare(this, other);
    }
}
