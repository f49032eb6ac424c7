package io.dure.gslb.nameserver.server;

/** Answers queries that carry a TSIG record; called on a thread of its own, as signatures cost more than answers. */
public interface SignedQueries {
    /**
     * Answers one query.
     *
     * @param query a message whose form is good, TSIG record included
     * @param limit the most bytes the response may have
     * @return the response, signed where its query was
     */
    byte[] answer(byte[] query, int limit);
}
