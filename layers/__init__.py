"""From facts to map layers: shell, payloads, legend and look of every map."""
