package io.dure.notice;

import java.util.List;

/** Keeps what is still to be delivered by one channel over a restart. */
interface Outbox {
    /** What an earlier process left, oldest first. */
    List<Notice> left();

    /** Durable when it returns true; false: it is known in memory only. */
    boolean keep(Notice notice);

    /** It is delivered or given up. */
    void forget(Notice notice);
}
