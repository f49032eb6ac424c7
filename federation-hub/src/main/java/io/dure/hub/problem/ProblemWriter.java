package io.dure.hub.problem;

import io.dure.hub.api.ApiJson;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Answers with an error where no controller is reached. */
@Component
public final class ProblemWriter {
    private final ApiJson json;

    ProblemWriter(ApiJson json) {
        this.json = json;
    }

    public void write(HttpServletResponse response, ProblemCode code, @Nullable String detail) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        byte[] body = json.write(Problem.of(code, detail, List.of()));
        response.setStatus(code.status().value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
