package io.dure.collector.otlp;

import java.io.IOException;

/** A body is not what its headers say. */
final class MalformedReportException extends IOException {
    private static final long serialVersionUID = 1;

    MalformedReportException(IOException cause) {
        super("not a report: " + cause.getMessage(), cause);
    }
}
