package io.dure.notice;

/** What became of the wish to try a channel. */
public sealed interface TestResult {
    /** Delivered or failed. */
    record Done(NoticeResult result) implements TestResult {}

    record NoSuchChannel() implements TestResult {}

    /** One at a time. */
    record Running() implements TestResult {}
}
