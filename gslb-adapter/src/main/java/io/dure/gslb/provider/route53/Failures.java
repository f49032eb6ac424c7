package io.dure.gslb.provider.route53;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.SSLHandshakeException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.route53.model.InvalidChangeBatchException;

/** Reads an exception of the SDK: never taking a lost answer for a refusal, nor a refusal for a lost answer. */
final class Failures {
    private static final Set<String> NOT_NOW =
            Set.of("Throttling", "ThrottlingException", "PriorRequestNotComplete", "RequestLimitExceeded", "SlowDown");

    private static final Pattern MESSAGE = Pattern.compile("<Message>([^<]*)</Message>");

    private Failures() {}

    /** Route 53 did nothing and asks to come again. */
    static boolean isNotNow(SdkException failure) {
        return failure instanceof AwsServiceException said && NOT_NOW.contains(code(said));
    }

    static <T> CallResult<T> of(SdkException failure) {
        if (failure instanceof AwsServiceException said) {
            return said.statusCode() >= 500
                    ? new CallResult.Unknown<>("Route 53 failed with " + said.statusCode() + ": " + message(said))
                    : new CallResult.Rejected<>(new Rejection(code(said), message(said)));
        }
        if (isMissingCredentials(failure)) {
            return new CallResult.Rejected<>(Rejection.noCredentials(text(failure)));
        }
        return neverLeft(failure)
                ? new CallResult.NotDone<>("Route 53 cannot be reached: " + text(failure))
                : new CallResult.Unknown<>("no answer from Route 53: " + text(failure));
    }

    private static boolean neverLeft(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException
                    || cause instanceof UnknownHostException
                    || cause instanceof NoRouteToHostException
                    || cause instanceof SSLHandshakeException) {
                return true;
            }
            if (cause instanceof SocketTimeoutException slow) {
                return String.valueOf(slow.getMessage())
                        .toLowerCase(Locale.ROOT)
                        .startsWith("connect timed out");
            }
        }
        return false;
    }

    /** The SDK has no exception of its own for it. */
    private static boolean isMissingCredentials(SdkException failure) {
        return text(failure).contains("Unable to load credentials");
    }

    private static String code(AwsServiceException said) {
        AwsErrorDetails details = said.awsErrorDetails();
        if (details == null) {
            return "status " + said.statusCode();
        }
        return details.errorCode() == null && body(details).contains("<InvalidChangeBatch")
                ? "InvalidChangeBatch"
                : String.valueOf(details.errorCode());
    }

    private static String message(AwsServiceException said) {
        if (said instanceof InvalidChangeBatchException batch && batch.hasMessages()) {
            return String.join("; ", batch.messages());
        }
        AwsErrorDetails details = said.awsErrorDetails();
        if (details == null) {
            return text(said);
        }
        return details.errorMessage() == null
                ? MESSAGE.matcher(body(details))
                        .results()
                        .map(message -> message.group(1))
                        .collect(Collectors.joining("; "))
                : details.errorMessage();
    }

    /** The reference shows refusals of batches without an error code: the root element says it. */
    private static String body(AwsErrorDetails details) {
        return details.rawResponse() == null ? "" : details.rawResponse().asUtf8String();
    }

    private static String text(Throwable failure) {
        return String.valueOf(failure.getMessage());
    }
}
