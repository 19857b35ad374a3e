# Кабінет мешканця: свої заявки, повідомлення про проблему, свої дані.

## Список

own-heap-awaited = Чекають на вас
own-heap-open = Тривають
own-heap-ended = Завершені
own-expected-submitted_done = Перевірте виконання
own-expected-submitted_infeasible = Прочитайте, чому не вийшло
own-expected-clarification = Оператор хоче уточнити
own-since = подано { $date }
own-place-none = Адреси не вказано
own-map = Мої заявки на карті
own-view-list = Список
own-view-map = Карта
own-keys-close = до списку
own-moved = Заявка { $number }: { $status }.
own-empty-title = Тут будуть ваші заявки
own-empty-text = Зламана лавка, темна вулиця, яма на дорозі: розкажіть про проблему, і тут буде видно, хто нею займається й до якого дня.

## Картка

own-asked-submitted_done = Виконавець каже, що роботу зроблено. Перевірте й підтвердьте виконання, а якщо щось не так — спростуйте його й напишіть чому.
own-asked-submitted_infeasible = Виконавець пояснив, чому цього не зробити. Якщо ви з поясненням не згодні, спростуйте його: оператор прочитає ваші слова, перш ніж закрити заявку.
own-asked-clarification = Оператор контакт-центру хоче дещо уточнити. Напишіть коментар або зачекайте на дзвінок.
own-place-later = Місце на карті ще визначить оператор.
own-executor-later = Призначать, коли приймуть заявку
own-answer-refused = Чому відмовлено
own-answer-submitted_done = Відповідь виконавця
own-answer-submitted_infeasible = Чому не вдалося виконати
own-answer-cancelled = Чому скасовано
own-answer-closed_infeasible = Чому закрито без виконання
own-where-to-turn = Із цим можна звернутися сюди: { $where }
own-text = Ваші слова
own-text-public = Так текст бачать усі
own-photos-problem = Фото проблеми
own-photos-report = Фото виконаної роботи
own-photo-of = { $index } з { $count }
own-photo-before = Попереднє
own-photo-next = Наступне
own-document = Документ { $index }, PDF, { $kilobytes } КБ
own-photos-send =
    { $count ->
        [one] Надіслати { $count } фото
        [few] Надіслати { $count } фото
       *[many] Надіслати { $count } фото
    }
own-public-page = Сторінка заявки, яку бачать усі
own-not-public = На загальній карті цієї заявки немає: її бачать лише ви й ті, хто нею займається.

## Відгуки

own-words-title = Що ви сказали
own-word-comment = Коментар
own-word-confirmation = Підтвердження
own-word-refutation = Спростування
own-word-cancellation = Прохання скасувати
own-by-phone = телефоном
own-word-waits = Чекає на оператора
own-word-answer = Відповідь контакт-центру: { $text }
own-word-executor = Відповідь виконавця: { $text }
own-became-rework = Заявку повернули виконавцеві
own-became-no_return = Заявку не повернули виконавцеві: { $ground }
own-became-close = Заявку закрито
own-became-cancel = Заявку скасовано
own-became-clarify = Оператор уточнює з вами
own-became-in_work = Робота триває
own-became-answered = Вам відповіли
own-became-read = Опрацьовано
own-ground-off_point = це не стосується виконання
own-ground-repeat = на це вам уже відповіли
own-ground-obscene = у словах є образи або погрози
own-ground-already_closed = заявку вже було закрито
own-ground-beyond_powers = це поза повноваженнями громади

## Що можна зробити

own-actions = Що ви можете зробити
own-not-now = Не зараз
own-do-confirmation = Підтвердити виконання
own-do-refutation = Спростувати
own-do-comment = Написати коментар
own-do-cancellation = Попросити скасувати
own-send-confirmation = Підтвердити
own-send-refutation = Надіслати спростування
own-send-comment = Надіслати коментар
own-send-cancellation = Надіслати прохання
own-text-confirmation = Хочете щось додати?
own-text-refutation = Що не так
own-text-comment = Коментар
own-text-cancellation = Чому скасувати
own-hint-confirmation = Порожньо — заявку закриють одразу. Зі словами її спершу прочитає оператор.
own-hint-refutation = Прочитають оператор і виконавець. Фото допоможе.
own-hint-comment = Оператор прочитає й відповість.
own-hint-cancellation = Порожньо — заявку скасують одразу, і повернути її не можна. Зі словами її спершу прочитає оператор.
own-needed-refutation = Напишіть, що не так: без причини виконання не спростувати.
own-needed-comment = Напишіть коментар.
own-done-confirmation = Дякуємо. Оператор прочитає ваші слова й закриє заявку.
own-done-refutation = Спростування надіслано. Оператор прочитає його й вирішить, чи повернути роботу виконавцеві.
own-done-comment = Коментар надіслано. Відповідь буде тут і в листі.
own-done-cancellation = Прохання надіслано. Оператор прочитає його й відповість.
own-ended-confirmation = Дякуємо. Заявку закрито.
own-ended-refutation = Спростування надіслано.
own-ended-comment = Коментар надіслано.
own-ended-cancellation = Заявку скасовано.
own-why-early = Коментувати, підтвердити чи спростувати виконання можна буде, щойно виконавець здасть роботу.
own-why-rework = Підтвердити чи спростувати виконання можна буде, коли виконавець здасть роботу знову.
own-why-closed = Заявку закрито: підтвердити, спростувати чи скасувати її вже не можна.
own-why-shut = Заявку закрито, відгуків до неї вже не приймають. Якщо проблема лишилася, повідомте про неї ще раз.
own-why-refused = У заявці відмовлено, тож відгуків до неї не приймають. Можна подати іншу.
own-why-cancelled = Заявку скасовано: лишилося тільки написати коментар.

## Фото

photo-field = Фото
photo-add = Додати фото
photo-take = Сфотографувати
photo-choose = Вибрати фото
photo-chosen = Вибране фото { $index }
photo-drop = Прибрати
photo-hint = Дані камери, як-от місце зйомки, ми не зберігаємо. Загал побачить фото лише після перевірки.

## Повідомити про проблему

report-do = Повідомити про проблему
report-lead = Одна заявка — одна проблема. Контакт-центр перевірить її й передасть виконавцеві.
report-choose = Виберіть вид заявки
report-text-hint = Не пишіть тут імен і телефонів: ваші ми вже знаємо, чужі не потрібні.
report-place = Де це
report-sending = Реєструємо…
report-needed-service = Виберіть, про що заявка.
report-needed-text = Напишіть, що сталося.
report-needed-place = Напишіть адресу або позначте місце на карті.
report-done-title = Заявку зареєстровано
report-number = Реєстраційний номер
report-done-text = Контакт-центр перевірить її й призначить виконавця. Кожен крок побачите тут, і про нього прийде лист.
report-photos-left =
    { $count ->
        [one] { $count } фото не надіслано.
        [few] { $count } фото не надіслано.
       *[many] { $count } фото не надіслано.
    }
report-photos-again = Надіслати фото ще раз
report-open = Переглянути заявку
report-another = Ще одна проблема
place-hint = Почніть писати адресу, торкніться карти або скористайтеся своїм місцем.
place-hint-pin = Позначку можна пересунути: перетягніть її або торкніться карти.
place-hint-number = Допишіть номер будинку або торкніться карти там, де проблема.
place-outside = Це місце за межами громади. Змініть його: позначте на карті, де проблема.
place-outside-you = Ви зараз за межами громади. Напишіть адресу або торкніться карти там, де проблема.
place-addresses = Знайдені адреси
place-found =
    { $count ->
        [one] Знайдено { $count } адресу
        [few] Знайдено { $count } адреси
       *[many] Знайдено { $count } адрес
    }
place-map = Карта: торкніться її там, де проблема
place-on-map = Місце, позначене на карті
place-change = Змінити
place-locating = Визначаємо ваше місце…
place-from-photo = Місце взято з фото. Перевірте його на карті.
place-use-photo = Місце з фото
place-home-mine = Це там, де я живу: на карті показати приблизно

## Мої дані

person-card = Картка заявника
person-lead = Ці відомості бачить лише контакт-центр. На карті їх немає.
person-language = Мова листів
person-email-hint = На цю адресу приходять листи й коди для входу. Щоб змінити її, зверніться до контакт-центру.
person-save = Зберегти
person-saving = Зберігаємо…
person-saved = Картку збережено.
person-undo = Не змінювати
sessions-title = Де ви ввійшли
session-program = Програма
session-here = Тут і зараз
session-seen = востаннє { $at }
session-end = Вийти там
session-ended = Сеанс завершено.
sessions-end = Вийти всюди, крім цього місця
sessions-ended = Решту сеансів завершено.
export-title = Забрати свої дані
export-text = Один файл з усім, що ми про вас зберігаємо: картка, заявки, відгуки, перелік файлів.
export-do = Завантажити файл
export-done = Файл завантажено.
delete-title = Видалити обліковий запис
delete-goes = Зникнуть назавжди: ім’я, телефон, пошта, адреса проживання, ваші слова в заявках і відгуках, ваші фото. Увійти вже не вийде.
delete-stays = Залишаться без вашого імені: самі заявки, їхні місця та перебіг. Поки заявка відкрита, лишається й перевірений текст, щоб роботу було виконано.
delete-do = Видалити мої дані
delete-word = видалити
delete-type = Щоб видалити, напишіть «{ $word }»
delete-needed = Напишіть слово «{ $word }»: повернути дані не зможе ніхто.
delete-now = Видалити назавжди
delete-done = Ваші дані видалено
delete-done-text = Заявки, над якими працюють, буде виконано. Дякуємо, що писали нам.
