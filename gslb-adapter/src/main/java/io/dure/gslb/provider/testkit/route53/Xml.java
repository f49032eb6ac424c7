package io.dure.gslb.provider.testkit.route53;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** The little of XML that the API uses. */
final class Xml {
    private static final String NAMESPACE = "https://route53.amazonaws.com/doc/2013-04-01/";

    private Xml() {}

    static Element read(String body) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            return factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(body)))
                    .getDocumentElement();
        } catch (Exception malformed) {
            throw new ApiError(400, "MalformedXML", String.valueOf(malformed.getMessage()));
        }
    }

    static List<Element> children(Element parent, String name) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element
                    && (name.isEmpty() || element.getTagName().equals(name))) {
                children.add(element);
            }
        }
        return children;
    }

    static Optional<Element> child(Element parent, String name) {
        return children(parent, name).stream().findFirst();
    }

    static Optional<String> text(Element parent, String name) {
        return child(parent, name).map(Element::getTextContent);
    }

    static String document(String root, String content) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<" + root + " xmlns=\"" + NAMESPACE + "\">" + content + "</"
                + root + ">";
    }

    static String element(String name, Object content) {
        return "<" + name + ">" + escape(content.toString()) + "</" + name + ">";
    }

    /** @param inner is XML already */
    static String nested(String name, String inner) {
        return "<" + name + ">" + inner + "</" + name + ">";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
