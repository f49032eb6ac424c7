package io.dure.collector.otlp;

import java.io.IOException;

/** All requests together hold as much memory as they may: the sender shall come again. */
final class OverloadedException extends IOException {
    private static final long serialVersionUID = 1;

    OverloadedException() {
        super("too much is being read at the moment; send again later");
    }
}
