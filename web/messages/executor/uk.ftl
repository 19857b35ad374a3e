# Робота виконавця: що зробити, в якому порядку, і що ще не надіслано.

work-map = Роботи на карті
work-none-title = Роботи немає
work-none-text = Щойно вам доручать заявку, вона з’явиться тут.
work-lead = Прокласти дорогу

## Дні

day-late = Прострочено
day-today = Сьогодні
day-tomorrow = Завтра
day-undated = Без строку
day-waits = Оператор уточнює із заявником

## Маршрут

route-label = Маршрут
route-off = за строком
route-today = на сьогодні
route-week = на тиждень
route-all = усі місця
route-from-me = Від мене
route-length =
    { $count ->
        [one] { $count } місце, навпростець { $kilometres } км
        [few] { $count } місця, навпростець { $kilometres } км
       *[many] { $count } місць, навпростець { $kilometres } км
    }
route-no-position = Не вдалося дізнатися, де ви. Маршрут починається з найтерміновішого місця.
route-none-title = На цей час місць немає
route-none-text = Виберіть довший час або список за строком.

## Черга

queue-waits =
    { $count ->
        [one] { $count } дія чекає: надішлемо, щойно буде зв’язок
        [few] { $count } дії чекають: надішлемо, щойно буде зв’язок
       *[many] { $count } дій чекають: надішлемо, щойно буде зв’язок
    }
queue-sending =
    { $count ->
        [one] Надсилаємо { $count } дію
        [few] Надсилаємо { $count } дії
       *[many] Надсилаємо { $count } дій
    }
queue-refused =
    { $count ->
        [one] { $count } дію не прийнято: подивіться, чому
        [few] { $count } дії не прийнято: подивіться, чому
       *[many] { $count } дій не прийнято: подивіться, чому
    }
queue-row-waits = чекає на зв’язок
queue-row-refused = не прийнято
queue-now = Надіслати зараз
queue-broken = Браузер не зміг це зберегти. Звільніть місце на телефоні й спробуйте ще раз.
queue-lost-title = Ще не все надіслано
queue-lost-stay = Залишитися
queue-lost-leave = Вийти й видалити
queue-lost =
    { $count ->
        [one] { $count } дія чекає на зв’язок. Якщо вийти зараз, її буде втрачено.
        [few] { $count } дії чекають на зв’язок. Якщо вийти зараз, їх буде втрачено.
       *[many] { $count } дій чекають на зв’язок. Якщо вийти зараз, їх буде втрачено.
    }
waiting-here = Ще не надіслано:
deed-in_progress = узято в роботу
deed-submitted_done = здано як виконане
deed-submitted_infeasible = виконати неможливо
deed-answer = відповідь на зауваження
deed-photo-problem = фото до
deed-photo-report = фото після
deed-scan = скан
refused-mend = Виправити
refused-again = Надіслати ще раз
refused-drop = Не надсилати

## Кроки

said-in_progress = Узято в роботу.
said-submitted_done = Здано на перевірку.
said-submitted_infeasible = Здано на перевірку як нездійсненне.
said-answer-put = Відповідь записано.
do-answer = Відповісти на зауваження
returned-with = Заявник зауважив: «{ $text }»
answer-label = Ваша відповідь
answer-send = Відповісти
needed-remark = Напишіть, що ви зробили із зауваженням.

## Фото

photo-buttons = Фото й скани
photo-before = Фото до
photo-after = Фото після
photo-file = Скан або файл
photos-waiting =
    { $count ->
        [one] { $count } файл іще надсилається
        [few] { $count } файли ще надсилаються
       *[many] { $count } файлів іще надсилаються
    }
