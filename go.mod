module github.com/tomar-nlp/tomar

go 1.26
