"""From facts to map layers: catalog, payloads, labels, bundles and views of every map."""
