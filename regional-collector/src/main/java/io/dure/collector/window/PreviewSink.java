package io.dure.collector.window;

import io.dure.federation.v1.WindowPiece;

/** Takes live values, each of which the next one replaces. Never waits. */
@FunctionalInterface
public interface PreviewSink {
    void show(WindowPiece preview);
}
