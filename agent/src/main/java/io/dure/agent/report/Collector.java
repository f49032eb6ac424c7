package io.dure.agent.report;

/** The one place that reports go to. */
interface Collector {
    /** Sends within a deadline; every failure is an answer. */
    Answer post(byte[] body);
}
