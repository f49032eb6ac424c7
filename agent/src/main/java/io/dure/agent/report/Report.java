package io.dure.agent.report;

import io.dure.agent.latency.Slice;

/** One request to the collector, ready to be sent as often as needed: the bytes do not change. */
final class Report {
    private final byte[] body;
    private final long transactions;
    private final long probes;
    private final long endMillis;
    private final boolean last;

    /**
     * @param body OTLP, gzip
     * @param counted what it tells of, for the books
     * @param endMillis of its stretch of time, epoch
     * @param last nothing follows: the process ends
     */
    Report(byte[] body, Slice counted, long endMillis, boolean last) {
        this.body = body;
        this.transactions = counted.transactions();
        this.probes = counted.probes();
        this.endMillis = endMillis;
        this.last = last;
    }

    byte[] body() {
        return body;
    }

    long transactions() {
        return transactions;
    }

    long probes() {
        return probes;
    }

    long endMillis() {
        return endMillis;
    }

    boolean isLast() {
        return last;
    }
}
