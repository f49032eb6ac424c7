package io.dure.notice;

/** Hands one notice over. */
interface Sender extends AutoCloseable {
    /** Answers within {@link Attempt#DEADLINE}, whatever the other side does. */
    Delivery send(Notice notice);

    /** Where to, without what could be secret. */
    String target();

    @Override
    default void close() {}
}
