package io.dure.collector.otlp;

import com.google.protobuf.MessageLite;
import com.google.rpc.Code;
import com.google.rpc.Status;
import io.dure.collector.loss.LossLedger;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * OTLP over HTTP at {@code /v1/*}. Failures carry a {@code google.rpc.Status} as their body, as the protocol's
 * specification asks. Nothing of a body is read before its sender has shown the token.
 */
final class OtlpServlet extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final String PROTOBUF = "application/x-protobuf";

    private static final int TOO_MANY_REQUESTS = 429;

    private final transient BearerToken token;
    private final transient MetricsSink sink;
    private final transient LossLedger losses;
    private final transient Limits limits;
    private final transient WorkBudget budget;

    OtlpServlet(BearerToken token, MetricsSink sink, LossLedger losses, Limits limits, WorkBudget budget) {
        this.token = token;
        this.sink = sink;
        this.losses = losses;
        this.limits = limits;
        this.budget = budget;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Refusal> refusal = refusal(request);
        if (refusal.isPresent()) {
            refuse(response, refusal.get());
            return;
        }
        try (WorkBudget.Share share = budget.open()) {
            boolean gzip = "gzip".equalsIgnoreCase(request.getHeader("Content-Encoding"));
            Map<String, Long> rejected = sink.take(new BodyReader(limits).read(request.getInputStream(), gzip, share));
            answer(response, HttpServletResponse.SC_OK, Answers.of(rejected));
        } catch (MalformedReportException malformed) {
            refuse(response, new Refusal(400, Code.INVALID_ARGUMENT, "malformed", malformed.getMessage()));
        } catch (TooLargeException tooLarge) {
            refuse(response, tooLarge(tooLarge.getMessage()));
        } catch (OverloadedException overloaded) {
            losses.count("otlp-refused-" + overloaded.code(), 1);
            response.setHeader(
                    "Retry-After",
                    Long.toString(overloaded.retryAfter().plusMillis(999).toSeconds()));
            answer(response, overloaded.isSlowDown() ? TOO_MANY_REQUESTS : 503, Answers.of(overloaded));
        }
    }

    /** What can be told from the head of a request. */
    private Optional<Refusal> refusal(HttpServletRequest request) {
        if (!token.isIn(request.getHeader("Authorization"))) {
            return Optional.of(new Refusal(401, Code.UNAUTHENTICATED, "token", "the bearer token is missing or wrong"));
        }
        if (!"/v1/metrics".equals(request.getRequestURI())) {
            return Optional.of(new Refusal(
                    404, Code.UNIMPLEMENTED, "signal", "only /v1/metrics is taken: traces and logs are not kept here"));
        }
        if (!"POST".equals(request.getMethod())) {
            return Optional.of(new Refusal(405, Code.UNIMPLEMENTED, "method", "only POST is taken"));
        }
        if (!isProtobuf(request.getContentType())) {
            return Optional.of(new Refusal(415, Code.INVALID_ARGUMENT, "content-type", "send " + PROTOBUF));
        }
        String encoding = request.getHeader("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("gzip") && !encoding.equalsIgnoreCase("identity")) {
            return Optional.of(
                    new Refusal(415, Code.INVALID_ARGUMENT, "content-encoding", "send it plain or with gzip"));
        }
        if (request.getContentLengthLong() > limits.compressedBytes()) {
            return Optional.of(tooLarge("the body exceeds " + limits.compressedBytes() + " bytes"));
        }
        return Optional.empty();
    }

    private static boolean isProtobuf(@Nullable String contentType) {
        return contentType != null
                && contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(PROTOBUF);
    }

    private static Refusal tooLarge(@Nullable String message) {
        return new Refusal(413, Code.INVALID_ARGUMENT, "too-large", message);
    }

    private void refuse(HttpServletResponse response, Refusal refusal) throws IOException {
        losses.count("otlp-refused-" + refusal.reason(), 1);
        if (refusal.status() == HttpServletResponse.SC_UNAUTHORIZED) {
            response.setHeader("WWW-Authenticate", "Bearer");
        }
        answer(
                response,
                refusal.status(),
                Status.newBuilder()
                        .setCode(refusal.code().getNumber())
                        .setMessage(refusal.message() == null ? "" : refusal.message())
                        .build());
    }

    private static void answer(HttpServletResponse response, int status, MessageLite body) throws IOException {
        byte[] bytes = body.toByteArray();
        response.setStatus(status);
        response.setContentType(PROTOBUF);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    /**
     * A failure as it is answered.
     *
     * @param reason by which it is counted
     */
    private record Refusal(
            int status, Code code, String reason, @Nullable String message) {}
}
