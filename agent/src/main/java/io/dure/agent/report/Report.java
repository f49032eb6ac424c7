package io.dure.agent.report;

/** One request to the collector, ready to be sent as often as needed: the bytes do not change. */
final class Report {
    private final byte[] body;
    private final long transactions;

    /**
     * @param body OTLP, gzip
     * @param transactions how many it tells of, for the ledger
     */
    Report(byte[] body, long transactions) {
        this.body = body;
        this.transactions = transactions;
    }

    byte[] body() {
        return body;
    }

    long transactions() {
        return transactions;
    }
}
