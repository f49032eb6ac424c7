/** OTLP reports as real senders make them: captured once, sent as often and by as many as wished. */
@NullMarked
package io.dure.bench.otlp;

import org.jspecify.annotations.NullMarked;
