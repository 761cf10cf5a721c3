import type {OnlyReading} from '../arguments.ts';

const about = '--help --version';

/** Programs that read files and print of them; GNU's options, as coreutils 9, grep 3 and file 5 have them. */
export const fileReaders: Readonly<Record<string, OnlyReading>> = {
  cat: {
    options: `-A -b -e -E -n -s -t -T -u -v --show-all --number-nonblank --show-ends --number --squeeze-blank --show-tabs --show-nonprinting ${about}`,
  },
  cut: {
    options: `-b= -c= -d= -f= -n -s -z --bytes= --characters= --delimiter= --fields= --complement --only-delimited --output-delimiter= --zero-terminated ${about}`,
  },
  du: {
    options: `-0 -a -B= -b -c -D -d= -H -h -k -L -l -m -P -S -s -t= -X= -x --null --all --apparent-size --block-size= --bytes --total
      --dereference-args --max-depth= --files0-from= --human-readable --inodes --dereference --count-links --no-dereference
      --separate-dirs --si --summarize --threshold= --time[=] --time-style= --exclude-from= --exclude= --one-file-system ${about}`,
  },
  // Not -C, which writes a compiled magic file, and not -p, which sets times back.
  file: {
    options: `-b -e= -F= -i -k -L -h -n -N -0 -r --brief --exclude= --separator= --mime --apple --extension --mime-type --mime-encoding
      --keep-going --dereference --no-dereference --no-buffer --no-pad --print0 --raw --help --version -v`,
  },
  grep: {
    options: `-E -F -G -P -e= -f= -i -w -x -z -s -v -V -m= -b -n -H -h -o -q -a -I -d= -D= -r -R -L -l -c -T -Z -B= -A= -C= -U -#
      --extended-regexp --fixed-strings --basic-regexp --perl-regexp --regexp= --file= --ignore-case --no-ignore-case --word-regexp
      --line-regexp --null-data --no-messages --invert-match --max-count= --byte-offset --line-number --line-buffered --with-filename
      --no-filename --label= --only-matching --quiet --silent --binary-files= --text --directories= --devices= --recursive
      --dereference-recursive --include= --exclude= --exclude-from= --exclude-dir= --files-without-match --files-with-matches --count
      --initial-tab --null --before-context= --after-context= --context= --group-separator= --no-group-separator --color[=] --colour[=]
      --binary ${about}`,
  },
  head: {options: `-c= -n= -q -v -z -# --bytes= --lines= --quiet --silent --verbose --zero-terminated ${about}`},
  ls: {
    options: `-a -A -b -B -c -C -d -D -f -F -g -G -h -H -i -I= -k -l -L -m -n -N -o -p -q -Q -r -R -s -S -t -T= -u -U -v -w= -x -X -Z -1
      --all --almost-all --author --escape --block-size= --ignore-backups --color[=] --directory --dired --classify[=] --file-type
      --format= --full-time --group-directories-first --no-group --human-readable --si --dereference-command-line
      --dereference-command-line-symlink-to-dir --hide= --hyperlink[=] --indicator-style= --inode --ignore= --kibibytes --dereference
      --numeric-uid-gid --literal --hide-control-chars --show-control-chars --quote-name --quoting-style= --reverse --recursive --size
      --sort= --time= --time-style= --tabsize= --width= --context --zero ${about}`,
  },
  readlink: {
    options: `-f -e -m -n -q -s -v -z --canonicalize --canonicalize-existing --canonicalize-missing --no-newline --quiet --silent --verbose --zero ${about}`,
  },
  realpath: {
    options: `-e -m -L -P -q -s -z --canonicalize-existing --canonicalize-missing --logical --physical --quiet --relative-to= --relative-base= --strip --no-symlinks --zero ${about}`,
  },
  sha256sum: {
    options: `-b -c -t -w -z --binary --check --tag --text --zero --ignore-missing --quiet --status --strict --warn ${about}`,
  },
  stat: {options: `-L -f -c= -t --dereference --file-system --cached= --format= --printf= --terse ${about}`},
  tail: {
    options: `-c= -f -F -n= -q -s= -v -z -# --bytes= --follow[=] --lines= --max-unchanged-stats= --pid= --quiet --silent --retry --sleep-interval= --verbose --zero-terminated ${about}`,
  },
  wc: {options: `-c -m -l -L -w --bytes --chars --lines --files0-from= --max-line-length --words ${about}`},
};
