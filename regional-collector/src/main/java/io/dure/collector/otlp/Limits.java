package io.dure.collector.otlp;

/**
 * What one request and all together may cost.
 *
 * @param compressedBytes of a body as it is sent
 * @param plainBytes of a body after decompression
 * @param parsedBytes estimated memory of a report as objects, which a body of many tiny parts multiplies
 * @param bytesAtWork memory of all requests being read and converted; a heap of 96 MiB has room for the default
 */
record Limits(int compressedBytes, int plainBytes, int parsedBytes, int bytesAtWork) {
    private static final int MIB = 1024 * 1024;

    static final Limits DEFAULT = new Limits(4 * MIB, 16 * MIB, 24 * MIB, 40 * MIB);
}
