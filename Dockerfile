# Frontière in a container: docker build -t frontiere . && docker run --rm -p 8000:8000 frontiere
FROM python:3.13-slim

ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 OPENBLAS_NUM_THREADS=1
WORKDIR /frontiere

COPY requirements.txt .
RUN pip install --no-cache-dir --disable-pip-version-check --no-deps --require-hashes --requirement requirements.txt

COPY app app
COPY static static
COPY templates templates
COPY locale locale

RUN useradd --system --no-create-home frontiere
USER frontiere

EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s \
    CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8000/healthz', timeout=2)"]

# A name other than localhost or an address has to be allowed: docker run … frontiere --allow-host lab.example.org
ENTRYPOINT ["python", "-m", "app", "--no-browser", "--host", "0.0.0.0", "--port", "8000"]
