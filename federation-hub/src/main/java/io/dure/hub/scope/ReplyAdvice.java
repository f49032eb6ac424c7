package io.dure.hub.scope;

import io.dure.hub.api.Personal;
import io.dure.hub.problem.Problem;
import io.dure.hub.problem.ProblemCode;
import io.dure.hub.problem.ProblemException;
import io.dure.hub.session.SignedIn;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * Takes out of every answer what is not for who asked: people, for displays on walls, and what is out of a scope. A body
 * that does not know how to be cut is not given.
 */
@ControllerAdvice
class ReplyAdvice implements ResponseBodyAdvice<Object> {
    private final Sights sights;

    ReplyAdvice(Sights sights) {
        this.sights = sights;
    }

    @Override
    public boolean supports(MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returned,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        Optional<SignedIn> who = Sights.signedIn();
        if (body == null || body instanceof Problem || who.isEmpty()) {
            return body;
        }
        Object told = who.get().onlyDashboard().isPresent() && body instanceof Personal personal
                ? personal.withoutPeople()
                : body;
        return sights.scopeOf(who.get()).isEverything() ? told : cut(told, binding(request));
    }

    private Object cut(Object body, @Nullable Binding binding) {
        if (binding == Binding.OPEN || binding == Binding.OWN) {
            return body;
        }
        if (!(body instanceof Scoped scoped)) {
            if (binding == Binding.WHOLE) {
                return body;
            }
            throw new ProblemException(ProblemCode.OUT_OF_SCOPE, "Your role does not hold everywhere.");
        }
        return scoped.within(sights.current()).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, null));
    }

    private static @Nullable Binding binding(ServerHttpRequest request) {
        return request instanceof ServletServerHttpRequest servlet
                        && servlet.getServletRequest().getAttribute(ScopeGuard.BINDING) instanceof Binding binding
                ? binding
                : null;
    }
}
