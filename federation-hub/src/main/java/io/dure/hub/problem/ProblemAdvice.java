package io.dure.hub.problem;

import io.dure.hub.store.StoreUnavailable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns whatever ends a request into a problem; what is not foreseen is logged here and says nothing outside. */
@RestControllerAdvice
class ProblemAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<Problem> expected(ProblemException expected) {
        return answer(expected.problem());
    }

    @ExceptionHandler
    ResponseEntity<Problem> unreadable(HttpMessageNotReadableException unreadable) {
        return answer(JsonProblems.of(unreadable.getCause()));
    }

    @ExceptionHandler
    ResponseEntity<Problem> invalidBody(MethodArgumentNotValidException invalid) {
        return answer(ConstraintProblems.of(invalid));
    }

    @ExceptionHandler
    ResponseEntity<Problem> invalidParameters(HandlerMethodValidationException invalid) {
        return answer(ConstraintProblems.of(invalid));
    }

    @ExceptionHandler
    ResponseEntity<Problem> wrongParameter(MethodArgumentTypeMismatchException wrong) {
        return answer(invalid(wrong.getName(), FieldError.Code.WRONG_TYPE, "The value has the wrong type."));
    }

    @ExceptionHandler
    ResponseEntity<Problem> missingParameter(MissingRequestValueException missing) {
        String name = missing instanceof MissingServletRequestParameterException parameter
                ? parameter.getParameterName()
                : "parameter";
        return answer(invalid(name, FieldError.Code.MISSING, "The parameter is missing."));
    }

    @ExceptionHandler
    ResponseEntity<Problem> wrongMethod(HttpRequestMethodNotSupportedException wrong) {
        HttpHeaders headers = new HttpHeaders();
        if (wrong.getSupportedHttpMethods() != null) {
            headers.setAllow(wrong.getSupportedHttpMethods());
        }
        return answer(plain(ProblemCode.METHOD_NOT_ALLOWED), headers);
    }

    @ExceptionHandler
    ResponseEntity<Problem> wrongMediaType(HttpMediaTypeNotSupportedException wrong) {
        return answer(plain(ProblemCode.UNSUPPORTED_MEDIA_TYPE));
    }

    @ExceptionHandler
    ResponseEntity<Problem> notAcceptable(HttpMediaTypeNotAcceptableException wrong) {
        return answer(plain(ProblemCode.NOT_ACCEPTABLE));
    }

    @ExceptionHandler({NoResourceFoundException.class, NoHandlerFoundException.class})
    ResponseEntity<Problem> notFound() {
        return answer(plain(ProblemCode.NOT_FOUND));
    }

    /** Left to the security filters. */
    @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
    void security(RuntimeException refused) {
        throw refused;
    }

    /** Whether a change was made is not known then: the caller has to look. */
    @ExceptionHandler
    ResponseEntity<Problem> store(StoreUnavailable away) {
        LOG.warn("a request failed: {}", away.getMessage());
        return answer(plain(ProblemCode.NOT_AVAILABLE));
    }

    @ExceptionHandler
    @Nullable ResponseEntity<Problem> unforeseen(Exception unforeseen) {
        LOG.error("a request failed", unforeseen);
        return answer(plain(ProblemCode.INTERNAL_ERROR));
    }

    private static Problem plain(ProblemCode code) {
        return Problem.of(code, null, List.of());
    }

    private static Problem invalid(String field, FieldError.Code code, String message) {
        return Problem.of(ProblemCode.INVALID_REQUEST, null, List.of(new FieldError(field, code, message)));
    }

    private static ResponseEntity<Problem> answer(Problem problem) {
        return answer(problem, new HttpHeaders());
    }

    private static ResponseEntity<Problem> answer(Problem problem, HttpHeaders headers) {
        return ResponseEntity.status(problem.status())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
