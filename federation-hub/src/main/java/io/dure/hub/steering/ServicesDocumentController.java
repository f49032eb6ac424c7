package io.dure.hub.steering;

import io.dure.auth.role.Role;
import io.dure.hub.failover.ServiceDefinition;
import io.dure.hub.problem.FieldError;
import io.dure.hub.problem.ProblemCode;
import io.dure.hub.problem.ProblemException;
import io.dure.hub.scope.Sight;
import io.dure.hub.service.Mistake;
import io.dure.hub.service.Reading;
import io.dure.hub.service.ServicesTag;
import io.dure.hub.service.ServicesYaml;
import io.dure.hub.session.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** All services as one document: exported, compared, applied. */
@RestController
@RequestMapping("/api/v1/services.yaml")
class ServicesDocumentController {
    /** RFC 9512. */
    static final String YAML = "application/yaml";

    private static final String ANY = "*";

    private final ServiceCatalogue catalogue;

    ServicesDocumentController(ServiceCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GetMapping(produces = {YAML, "text/yaml", "application/x-yaml"})
    ResponseEntity<byte[]> export(Sight sight) {
        if (!sight.allSites()) {
            throw new ProblemException(ProblemCode.OUT_OF_SCOPE, "The document names the domains of all sites.");
        }
        List<ServiceDefinition> services = catalogue.services().stream()
                .filter(service -> sight.whole(service.id()))
                .toList();
        return ResponseEntity.ok()
                .eTag(ServicesTag.of(services))
                .body(ServicesYaml.write(services).getBytes(StandardCharsets.UTF_8));
    }

    @PutMapping(consumes = {YAML, "text/yaml", "application/x-yaml"})
    ResponseEntity<ServicesComparisonBody> apply(
            @RequestParam(name = "dryRun", defaultValue = "false") boolean dryRun,
            @RequestParam(defaultValue = "false") boolean remove,
            @RequestParam(required = false) @Pattern(regexp = "withdraw|leave") @Nullable String records,
            @RequestParam(defaultValue = "applied from a document") @Size(max = 500) String reason,
            @RequestHeader(HttpHeaders.IF_MATCH) Optional<String> ifMatch,
            @RequestBody byte[] document,
            @AuthenticationPrincipal SignedIn user,
            HttpServletRequest request) {
        if (!dryRun && user.role() != Role.ADMINISTRATOR) {
            throw new ProblemException(ProblemCode.FORBIDDEN, "Administrators apply; others compare with dryRun=true.");
        }
        if (!dryRun && ifMatch.isEmpty()) {
            throw new ProblemException(
                    ProblemCode.PRECONDITION_REQUIRED, "Send the ETag of the services in the header If-Match.");
        }
        Optional<String> expected = ifMatch.map(String::strip).filter(tag -> !tag.equals(ANY));
        CatalogueWish wish = new CatalogueWish(read(document), remove, expected, leftover(records), reason);
        return answer(
                dryRun
                        ? catalogue.compare(wish)
                        : catalogue.apply(new Actor(user.user(), request.getRemoteAddr()), wish),
                dryRun);
    }

    private static Optional<Leftover> leftover(@Nullable String word) {
        return Optional.ofNullable(word).map(one -> Leftover.valueOf(one.toUpperCase(Locale.ROOT)));
    }

    private static List<ServiceDefinition> read(byte[] document) {
        return switch (ServicesYaml.read(new String(document, StandardCharsets.UTF_8))) {
            case Reading.Read(List<ServiceDefinition> services) -> services;
            case Reading.Wrong(List<Mistake> mistakes) ->
                throw new ProblemException(
                        ProblemCode.INVALID_SERVICES,
                        mistakes.getFirst().toString(),
                        mistakes.stream().map(ServicesDocumentController::error).toArray(FieldError[]::new));
        };
    }

    private static FieldError error(Mistake mistake) {
        FieldError.Code code = switch (mistake.kind()) {
            case MISSING -> FieldError.Code.MISSING;
            case UNKNOWN_KEY -> FieldError.Code.UNKNOWN_FIELD;
            case WRONG_TYPE -> FieldError.Code.WRONG_TYPE;
            case NOT_ALLOWED -> FieldError.Code.NOT_ALLOWED;
            case MALFORMED -> FieldError.Code.MALFORMED;
        };
        String line = mistake.line() == 0 ? "" : "line " + mistake.line() + ": ";
        return new FieldError(mistake.path().isEmpty() ? "body" : mistake.path(), code, line + mistake.message());
    }

    private static ResponseEntity<ServicesComparisonBody> answer(CatalogueResult result, boolean dryRun) {
        return switch (result) {
            case CatalogueResult.Compared compared -> {
                if (!dryRun) {
                    throw refused(compared);
                }
                yield answer(ServicesComparisonBody.of(false, compared.tag(), compared.differences()));
            }
            case CatalogueResult.Applied applied ->
                answer(ServicesComparisonBody.of(true, applied.tag(), applied.differences()));
            case CatalogueResult.Changed changed ->
                throw new ProblemException(
                        ProblemCode.SERVICES_CHANGED, "They are " + changed.tag() + " now; compare again.");
            case CatalogueResult.NotLeader away -> throw new ProblemException(ProblemCode.NOT_LEADER, null);
        };
    }

    private static ProblemException refused(CatalogueResult.Compared compared) {
        CatalogueResult.Refusal first = compared.refusal()
                .orElseThrow(() -> new IllegalStateException("nothing was applied and nothing refused"));
        return new ProblemException(
                ProblemCode.valueOf(first.code().name()),
                first.message(),
                compared.differences().stream()
                        .flatMap(one -> one.refusal().stream()
                                .map(refusal -> new FieldError(
                                        "services." + one.difference().id(),
                                        FieldError.Code.NOT_ALLOWED,
                                        refusal.code().code() + ": " + refusal.message())))
                        .toArray(FieldError[]::new));
    }

    private static ResponseEntity<ServicesComparisonBody> answer(ServicesComparisonBody body) {
        return ResponseEntity.ok().eTag(body.etag()).body(body);
    }
}
