package io.dure.gslb.provider.testkit.route53;

import java.util.List;

/** What the API answers instead. */
final class ApiError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    ApiError(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    static ApiError invalidBatch(List<String> messages) {
        return new ApiError(400, "InvalidChangeBatch", messages.toString());
    }

    static ApiError invalidInput(String message) {
        return new ApiError(400, "InvalidInput", message);
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }
}
