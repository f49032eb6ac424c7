/**
 * OTLP over HTTP/protobuf and gRPC, as the OpenTelemetry protocol specification 1.x has it. Metrics are taken; traces and
 * logs are answered 404 over HTTP and UNIMPLEMENTED over gRPC, because nothing here keeps them: an exporter says so once
 * instead of believing that they are stored.
 */
@NullMarked
package io.dure.collector.otlp;

import org.jspecify.annotations.NullMarked;
