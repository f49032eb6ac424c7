package io.dure.collector.otlp;

import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads a request's body within its limits: a bomb is cut where it passes them, before it is held in memory. */
final class BodyReader {
    private static final int BUFFER = 8 * 1024;

    private final Limits limits;

    BodyReader(Limits limits) {
        this.limits = limits;
    }

    /**
     * Reads one report.
     *
     * @throws MalformedReportException if it is not gzip where it should be, or not a report
     * @throws TooLargeException before or after decompression, or when parsed
     * @throws OverloadedException if all requests together hold too much
     */
    ExportMetricsServiceRequest read(InputStream body, boolean gzip, WorkBudget.Share share) throws IOException {
        InputStream sent = new BoundedInput(body, limits.compressedBytes(), "the body", n -> {});
        try {
            InputStream plain = gzip ? new GZIPInputStream(sent, BUFFER) : sent;
            byte[] report =
                    new BoundedInput(plain, limits.plainBytes(), "the decompressed body", share::take).readAllBytes();
            share.take(ParsedSize.estimate(report, ExportMetricsServiceRequest.getDescriptor(), limits.parsedBytes()));
            return ExportMetricsServiceRequest.parseFrom(report);
        } catch (ZipException | EOFException | InvalidProtocolBufferException malformed) {
            throw new MalformedReportException(malformed);
        }
    }
}
